package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"pullquote/content/library"
)

// keptMarkdown writes Markdown: a front matter if there is only one document, and a block quote
// for each highlight. Each has a block ID, as Obsidian calls it, by which other notes can link to
// it.
func keptMarkdown(w io.Writer, kept []Kept) error {
	var s strings.Builder
	for i, k := range kept {
		if len(kept) == 1 {
			s.WriteString(frontMatter(&k))
		} else if i > 0 {
			s.WriteByte('\n')
		}
		title := k.Title
		if title == "" {
			title = k.address()
		}
		fmt.Fprintf(&s, "# %s\n", escape(title))
		if from := join(", ", k.Byline, k.Site, k.Published); from != "" && len(kept) > 1 {
			fmt.Fprintf(&s, "\n%s\n", escape(from))
		}
		if k.link() != "" && len(kept) > 1 {
			fmt.Fprintf(&s, "\n<%s>\n", k.link())
		}
		for _, a := range k.Annotations {
			s.WriteString("\n> " + strings.ReplaceAll(escape(a.Locator.Exact), "\n", "\n> ") + "\n")
			if by := about(a); by != "" {
				s.WriteString(">\n> — " + escape(by) + "\n")
			}
			s.WriteString("\n^" + anchorID(a) + "\n")
			if a.Body != "" {
				s.WriteString("\n" + a.Body + "\n") // the reader may write Markdown
			}
		}
	}
	_, err := io.WriteString(w, s.String())
	return err
}

// frontMatter returns the metadata of a document as YAML.
func frontMatter(k *Kept) string {
	var s strings.Builder
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&s, "%s: %s\n", name, strconv.Quote(value))
		}
	}
	s.WriteString("---\n")
	field("title", k.Title)
	field("author", k.Byline)
	field("site", k.Site)
	field("url", k.link())
	field("date", k.Published)
	field("read", day(k.Added))
	if len(k.Tags) > 0 {
		s.WriteString("tags:\n")
		for _, t := range k.Tags {
			fmt.Fprintf(&s, "  - %s\n", strconv.Quote(t))
		}
	}
	s.WriteString("---\n\n")
	return s.String()
}

// keptOrg writes Org: a heading for each document and one for each highlight.
func keptOrg(w io.Writer, kept []Kept) error {
	var s strings.Builder
	for i, k := range kept {
		if i > 0 {
			s.WriteByte('\n')
		}
		fmt.Fprintf(&s, "* %s", orgLine(k.Title))
		if len(k.Tags) > 0 {
			fmt.Fprintf(&s, " :%s:", strings.Join(orgTags(k.Tags), ":"))
		}
		s.WriteString("\n:PROPERTIES:\n")
		for _, p := range [][2]string{{"AUTHOR", k.Byline}, {"SITE", k.Site}, {"URL", k.link()}, {"DATE", k.Published}, {"READ", day(k.Added)}} {
			if p[1] != "" {
				fmt.Fprintf(&s, ":%s: %s\n", p[0], orgLine(p[1]))
			}
		}
		s.WriteString(":END:\n")
		for _, a := range k.Annotations {
			heading := about(a)
			if heading == "" {
				heading = string(a.Kind)
			}
			fmt.Fprintf(&s, "\n** %s\n:PROPERTIES:\n:CUSTOM_ID: %s\n:END:\n#+begin_quote\n%s\n#+end_quote\n", orgLine(heading), anchorID(a), orgText(a.Locator.Exact))
			if a.Body != "" {
				s.WriteString(orgText(a.Body) + "\n")
			}
		}
	}
	_, err := io.WriteString(w, s.String())
	return err
}

func orgLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// orgText escapes the lines that begin like a heading or a keyword of Org.
func orgText(text string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, "*") || strings.HasPrefix(l, "#+") || strings.HasPrefix(l, ",*") || strings.HasPrefix(l, ",#+") {
			lines[i] = "," + l
		}
	}
	return strings.Join(lines, "\n")
}

// orgTags returns tags as Org writes them.
func orgTags(tags []string) []string {
	var out []string
	for _, t := range tags {
		out = append(out, strings.Map(func(r rune) rune {
			if r == ' ' || r == ':' || r == '-' {
				return '_'
			}
			return r
		}, t))
	}
	return out
}

// keptCSV writes a row for each highlight.
func keptCSV(w io.Writer, kept []Kept) error {
	rows := [][]string{{"id", "title", "author", "site", "url", "published", "kind", "color", "text", "comment", "speaker", "paragraph", "made"}}
	for _, k := range kept {
		for _, a := range k.Annotations {
			rows = append(rows, []string{
				strings.ToLower(a.ID), k.Title, k.Byline, k.Site, k.link(), k.Published, string(a.Kind), string(a.Color),
				a.Locator.Exact, a.Body, a.Speaker, number(a), a.Made.UTC().Format("2006-01-02T15:04:05Z"),
			})
		}
	}
	return writeCSV(w, rows)
}

// number returns the paragraph of an annotation; "" if it is not known.
func number(a library.Annotation) string {
	if a.Paragraph == 0 {
		return ""
	}
	return strconv.Itoa(a.Paragraph)
}

// keptReadwise writes CSV as Readwise imports it. It does not change cells that a spreadsheet
// would take for formulas.
func keptReadwise(w io.Writer, kept []Kept) error {
	rows := [][]string{{"Highlight", "Title", "Author", "URL", "Note", "Location", "Date"}}
	for _, k := range kept {
		for _, a := range k.Annotations {
			rows = append(rows, []string{a.Locator.Exact, k.Title, k.Byline, k.link(), a.Body, number(a), a.Made.UTC().Format("2006-01-02 15:04:05")})
		}
	}
	c := csv.NewWriter(w)
	if err := c.WriteAll(rows); err != nil {
		return err
	}
	return c.Error()
}
