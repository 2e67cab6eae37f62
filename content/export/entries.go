package export

import (
	"fmt"
	"io"
	"net/url"
	"strings"

	"pullquote/content"
)

// EntryFormats returns the names of the formats for [Entries], the default first.
func EntryFormats() []string { return []string{"text", "json", "jsonl"} }

// Entries writes the entries of a list in one of the [EntryFormats].
func Entries(w io.Writer, a *content.Article, format string) error {
	if format != "text" {
		out := NewRecordWriter(w, format == "json")
		for _, e := range entriesOf(a) {
			if err := out.Write(e); err != nil {
				return err
			}
		}
		return out.Close()
	}
	for i, e := range a.Entries {
		lines := []string{e.Title.String()}
		for _, l := range []string{join(" · ", e.Byline.String(), e.Published.String()), e.Summary.String(), readableLink(e.Link.String())} {
			if l != "" && l != e.Title.String() {
				lines = append(lines, l)
			}
		}
		if _, err := fmt.Fprintf(w, "%d. %s\n", i+1, strings.Join(lines, "\n   ")); err != nil {
			return err
		}
	}
	return nil
}

// readableLink returns a link as the command line takes it: the path of a file without escapes.
func readableLink(link string) string {
	if u, err := url.Parse(link); err == nil && u.Scheme == "" && u.Host == "" {
		return content.SanitizeLine(u.Path).String()
	}
	return content.SanitizeLine(link).String()
}
