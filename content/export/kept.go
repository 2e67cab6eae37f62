package export

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"pullquote/content"
	"pullquote/content/library"
)

// Kept is a document of the library with the highlights and comments in it, in the order of the
// text.
type Kept struct {
	library.Document
	Tags        []string
	Annotations []library.Annotation

	// Article is the text of the document; nil if it is not known. Only the W3C format needs it.
	Article *content.Article
}

// A KeptFormat writes highlights and comments.
type KeptFormat struct {
	Name      string
	Extension string // of files in it
	write     func(io.Writer, []Kept) error
}

// keptFormats is the table of formats for highlights and comments. To add a format, add a row.
// The first one is the default; the first one with an extension is the one for such a file.
var keptFormats = []KeptFormat{
	{"markdown", ".md", keptMarkdown},
	{"json", ".json", keptJSON},
	{"csv", ".csv", keptCSV},
	{"readwise", ".csv", keptReadwise},
	{"w3c", ".jsonld", keptW3C},
	{"org", ".org", keptOrg},
	{"bibtex", ".bib", keptBibTeX},
	{"csl", ".json", keptCSL},
}

// KeptFormatNames returns the names of the formats for highlights and comments, the default
// first.
func KeptFormatNames() []string {
	var names []string
	for _, f := range keptFormats {
		names = append(names, f.Name)
	}
	return names
}

// KeptFormatByName returns the format with a name, and false if there is no such format.
func KeptFormatByName(name string) (KeptFormat, bool) {
	for _, f := range keptFormats {
		if f.Name == name {
			return f, true
		}
	}
	return KeptFormat{}, false
}

// KeptFormatByFile returns the format that a file name ends in. It reports false if no format has
// that ending.
func KeptFormatByFile(name string) (KeptFormat, bool) {
	for _, f := range keptFormats {
		if strings.EqualFold(filepath.Ext(name), f.Extension) {
			return f, true
		}
	}
	return KeptFormat{}, false
}

// Write writes documents. The same documents always give the same bytes.
func (f KeptFormat) Write(w io.Writer, kept []Kept) error { return f.write(w, kept) }

// FileName returns the name of a file for the document, without an extension. It stays the same
// as long as the title does.
func (k *Kept) FileName() string {
	const maxName = 60 // bytes
	var s strings.Builder
	for _, r := range strings.ToLower(k.Title) {
		switch {
		case s.Len() >= maxName:
		case unicode.IsLetter(r), unicode.IsDigit(r):
			s.WriteRune(r)
		case s.Len() > 0 && !strings.HasSuffix(s.String(), "-"):
			s.WriteByte('-')
		}
	}
	return join("-", strings.Trim(s.String(), "-"), k.Short())
}

// anchorID returns the ID of an annotation within a file.
func anchorID(a library.Annotation) string {
	const length = 10
	id := strings.ToLower(a.ID)
	return id[:min(len(id), length)]
}

// OfQuotations returns the quotations of a document as highlights, whose IDs depend only on the
// document and the words.
func OfQuotations(d library.Document, a *content.Article, made time.Time, quotations []library.Quotation) []library.Annotation {
	seen := map[string]int{}
	var out []library.Annotation
	for _, q := range quotations {
		key := d.ID + "\n" + q.Name + "\n" + q.Words
		seen[key]++
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%d", key, seen[key]))
		l := content.Locator{At: q.At, Exact: q.Words}
		if a != nil {
			l = content.NewLocator(a, q.At)
			l.Exact = q.Words
		}
		out = append(out, library.Annotation{
			ID: base32.StdEncoding.EncodeToString(sum[:])[:26], Kind: library.Highlight, Color: library.Green,
			Speaker: q.Name, Paragraph: q.Paragraph, Locator: l, Made: made,
		})
	}
	return out
}

// address returns the document's source as an address; a name of our own if it has none.
func (k *Kept) address() string {
	switch {
	case k.Source == "":
		return "urn:pullquote:document:" + strings.ToLower(k.ID)
	case filepath.IsAbs(k.Source):
		u := url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(k.Source), "/")}
		return u.String()
	}
	return k.Source
}

// link returns the document's address on the web; "" if it is not from there.
func (k *Kept) link() string {
	if content.IsWebAddress(k.Source) {
		return k.Source
	}
	return ""
}

// authors returns the names in the byline.
func (k *Kept) authors() []string {
	var out []string
	for _, part := range strings.Split(strings.ReplaceAll(k.Byline, " and ", ", "), ",") {
		if part = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(part), "and ")); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// speakers returns the names of those whose words are highlighted, each once.
func (k *Kept) speakers() []string {
	var out []string
	seen := map[string]bool{}
	for _, a := range k.Annotations {
		if a.Speaker != "" && !seen[a.Speaker] {
			seen[a.Speaker] = true
			out = append(out, a.Speaker)
		}
	}
	return out
}

// about returns the speaker, the paragraph and the colour of an annotation. The first colour is
// not named.
func about(a library.Annotation) string {
	number, color := "", string(a.Color)
	if a.Paragraph > 0 {
		number = fmt.Sprintf("¶ %d", a.Paragraph)
	}
	if a.Color == library.Green {
		color = ""
	}
	return join(" · ", a.Speaker, number, color)
}

// day returns a time as a date.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}
