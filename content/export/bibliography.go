package export

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
)

// Bibliographies list the documents, not the highlights: only what their metadata says.

// citeKey returns a name for a document in a bibliography: that of the first author, the year,
// and the beginning of its ID.
func (k *Kept) citeKey() string {
	name := ""
	if authors := k.authors(); len(authors) > 0 {
		words := strings.Fields(authors[0])
		name = words[len(words)-1]
	} else if words := strings.Fields(k.Title); len(words) > 0 {
		name = words[0]
	}
	name = strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII && unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
	year := ""
	if parts := k.date(); len(parts) > 0 {
		year = strconv.Itoa(parts[0])
	}
	return name + year + k.Short()
}

// date returns the year, the month and the day of publication, as far as they are known.
func (k *Kept) date() []int {
	var out []int
	text, _, _ := strings.Cut(k.Published, "T")
	for _, part := range strings.SplitN(text, "-", 3) {
		n, err := strconv.Atoi(part)
		if err != nil {
			return nil // it is not in ISO 8601
		}
		out = append(out, n)
	}
	return out
}

// texEscapes are the characters that mean something in TeX.
var texEscapes = strings.NewReplacer(
	`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "$", `\$`, "&", `\&`, "%", `\%`, "#", `\#`, "_", `\_`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`, "\n", " ",
)

// keptBibTeX writes an @online entry for each document.
func keptBibTeX(w io.Writer, kept []Kept) error {
	for i, k := range kept {
		separator := ""
		if i > 0 {
			separator = "\n"
		}
		date := ""
		if k.date() != nil {
			date, _, _ = strings.Cut(k.Published, "T")
		}
		note := ""
		if names := k.speakers(); len(names) > 0 {
			note = "quoted: " + strings.Join(names, ", ")
		}
		var s strings.Builder
		fmt.Fprintf(&s, "%s@online{%s,\n", separator, k.citeKey())
		for _, f := range []struct{ name, value string }{
			{"title", texEscapes.Replace(k.Title)},
			{"author", texEscapes.Replace(strings.Join(k.authors(), " and "))},
			{"organization", texEscapes.Replace(k.Site)},
			{"date", date},
			{"url", k.link()},
			{"urldate", day(k.Added)},
			{"langid", k.Lang},
			{"note", texEscapes.Replace(note)},
		} {
			if f.value != "" {
				fmt.Fprintf(&s, "  %s = {%s},\n", f.name, f.value)
			}
		}
		s.WriteString("}\n")
		if _, err := io.WriteString(w, s.String()); err != nil {
			return err
		}
	}
	return nil
}

// A cslItem is an item of CSL-JSON.
type cslItem struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Title     string    `json:"title,omitempty"`
	Author    []cslName `json:"author,omitempty"`
	Container string    `json:"container-title,omitempty"`
	Issued    *cslDate  `json:"issued,omitempty"`
	Accessed  *cslDate  `json:"accessed,omitempty"`
	URL       string    `json:"URL,omitempty"`
	Language  string    `json:"language,omitempty"`
	Note      string    `json:"note,omitempty"`
}

// A cslName is a name of which only the whole is known.
type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

// keptCSL writes CSL-JSON.
func keptCSL(w io.Writer, kept []Kept) error {
	items := []cslItem{}
	for _, k := range kept {
		item := cslItem{ID: k.citeKey(), Type: "document", Title: k.Title, Container: k.Site, URL: k.link(), Language: k.Lang}
		switch {
		case k.Site != "":
			item.Type = "article-newspaper"
		case k.link() != "":
			item.Type = "webpage"
		}
		for _, name := range k.authors() {
			item.Author = append(item.Author, cslName{name})
		}
		if date := k.date(); date != nil {
			item.Issued = &cslDate{[][]int{date}}
		}
		if y, m, d := k.Added.UTC().Date(); !k.Added.IsZero() {
			item.Accessed = &cslDate{[][]int{{y, int(m), d}}}
		}
		if names := k.speakers(); len(names) > 0 {
			item.Note = "quoted: " + strings.Join(names, ", ")
		}
		items = append(items, item)
	}
	return writeJSON(w, items)
}
