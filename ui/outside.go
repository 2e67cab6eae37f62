package ui

import (
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/search"
	"pullquote/ui/session"

	tea "charm.land/bubbletea/v2"
)

// The reader's other programs: an editor, a browser, and any command that reads a text.

// browseTo opens a source in the browser, if that is an address or a page in a file.
func (m *root) browseTo(source string) tea.Cmd {
	u, err := url.Parse(source)
	isWeb := err == nil && (u.Scheme == "http" || u.Scheme == "https")
	if !isWeb && !isPageFile(source) {
		m.notice.text = "it has no address that a browser could open"
		return nil
	}
	m.notice.text = "opening the browser…"
	return m.session.Browse(source)
}

// isPageFile reports whether a path is that of a web page in a file.
func isPageFile(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".html", ".htm", ".xhtml":
		return true
	}
	return false
}

// browsed says what has become of an address that a browser was to open.
func (m *root) browsed(b session.Browsed) {
	if b.Problem != "" {
		m.notice.alert = b.Problem + m.keys.Expand(" · {copy-source} copies the link")
		return
	}
	m.notice.text = "opened in the browser: " + content.SanitizeLine(b.Address).String()
}

// editAt is the message that says where in a file the reader is. Problem says why it cannot be
// edited; usually "".
type editAt struct {
	path    string
	line    int
	problem string
}

// maxEditable bounds the files in which a line is looked for, in bytes.
const maxEditable = 64 << 20

// edit opens the source of the article in the editor, at the line where the reader is.
func (m *root) edit() tea.Cmd {
	p := m.page
	path := p.request.Ref.Spec
	switch {
	case path == standardInput:
		m.notice.text = "standard input is not a file that could be edited"
		return nil
	case path == "":
		m.notice.text = "the built-in article is not a file that could be edited"
		return nil
	case path != p.doc.Article().Source.String():
		path = p.doc.Article().Source.String()
	}
	at := p.doc.Place().At
	if p.doc.IsQuoteVisible() {
		quote, _, _ := p.doc.HighlightRange()
		at = quote.Start
	}
	passage := passageAt(p.doc.Article(), at)
	fraction := float64(p.doc.Analysis().Index.Offset(at)) / float64(max(p.doc.Analysis().Index.Size(), 1))
	return func() tea.Msg { return findLine(path, passage, fraction) }
}

// maxPassage bounds the text that is looked for in a file, in bytes.
const maxPassage = 200

// passageAt returns some text from a place on, up to the end of its line.
func passageAt(a *content.Article, at content.Anchor) string {
	text := a.Block(at.Block).Plain()
	text = text[min(at.Offset, len(text)):]
	text = text[:min(len(text), maxPassage)]
	for text != "" && !utf8.ValidString(text) {
		text = text[:len(text)-1]
	}
	line, _, _ := strings.Cut(strings.TrimLeft(text, "\n"), "\n")
	return line
}

// findLine finds the line of a file that a passage is on. Fraction says about where it is.
func findLine(path, passage string, fraction float64) editAt {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return editAt{problem: "only a file can be edited; this article is not in one"}
	case !info.Mode().IsRegular():
		return editAt{problem: "only a file can be edited, not a folder"}
	case info.Size() > maxEditable:
		return editAt{path: path, line: 1}
	}
	source, err := os.ReadFile(path)
	if err != nil {
		return editAt{problem: content.SanitizeLine("cannot read it: " + err.Error()).String()}
	}
	if strings.IndexByte(string(source[:min(len(source), 8<<10)]), 0) >= 0 {
		return editAt{problem: "only text can be edited, and this file is something else"}
	}
	return editAt{path: path, line: lineOf(string(source), passage, fraction)}
}

// lineOf returns the line, from 1, of the occurrence of a passage that is nearest to a fraction
// of a source. Markup may interrupt the passage in the source; then its first words decide.
func lineOf(source, passage string, fraction float64) int {
	expected := int(fraction * float64(len(source)))
	words := strings.Fields(passage)
	for n := min(len(words), 12); n > 0; n = n * 2 / 3 {
		nearest := -1
		for _, match := range search.Compile(strings.Join(words[:n], " ")).Find(source) {
			if nearest < 0 || distance(match.Start, expected) < distance(nearest, expected) {
				nearest = match.Start
			}
		}
		if nearest >= 0 {
			return strings.Count(source[:nearest], "\n") + 1
		}
	}
	return strings.Count(source[:min(expected, len(source))], "\n") + 1
}

func distance(a, b int) int { return max(a-b, b-a) }

// startEdit starts the editor.
func (m *root) startEdit(e editAt) tea.Cmd {
	if e.problem != "" {
		m.notice.text = e.problem
		return nil
	}
	m.isEditing = true
	return m.session.EditFile(e.path, e.line)
}

// left goes on when a program that had the terminal has ended. An article that was edited is
// opened again.
func (m *root) left(l session.Left) tea.Cmd {
	wasEditing := m.isEditing
	m.isEditing = false
	switch {
	case l.Problem != "":
		m.notice.alert = l.Problem
	case wasEditing:
		return m.reload()
	}
	return nil
}

// A pipeable is a text that the reader can pass to a command.
type pipeable struct {
	name  string // in a sentence
	write func(io.Writer) error
}

// pipeables returns the texts that can be passed to a command, the nearest first.
func (m *root) pipeables() []pipeable {
	d := m.page.doc
	var out []pipeable
	if d.HasSelection() || d.IsQuoteVisible() {
		r, name, _ := d.HighlightRange()
		a := d.Article()
		out = append(out, pipeable{name, func(w io.Writer) error {
			_, err := io.WriteString(w, a.Text(r)+"\n")
			return err
		}})
	}
	a, style := d.Article(), m.style
	return append(out, pipeable{"the text", func(w io.Writer) error {
		return Print(w, a, PrintOptions{Style: style})
	}})
}

// pipe opens the prompt for a command.
func (m *root) pipe() tea.Cmd {
	m.offerToPipe(m.pipeables(), 0, m.lastCommand)
	return nil
}

// offerToPipe opens the prompt for text i, with a command. Tab goes on to the next text.
func (m *root) offerToPipe(texts []pipeable, i int, command string) {
	label := "pipe " + texts[i].name
	if len(texts) > 1 {
		label += m.keys.Expand(" ({prompt-complete}: ") + texts[(i+1)%len(texts)].name + ")"
	}
	m.line.open(m.keys, label+" to: ", command, func(command string) tea.Cmd {
		if command == "" {
			m.notice.text = "cancelled"
			return nil
		}
		m.lastCommand = command
		return m.session.Pipe(command, texts[i].write)
	})
	m.line.tab = func() { m.offerToPipe(texts, (i+1)%len(texts), m.line.text()) }
}
