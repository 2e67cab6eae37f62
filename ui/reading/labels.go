package reading

import (
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/widget"

	tea "charm.land/bubbletea/v2"
)

// labels are the labels of the links on screen while one of them is being chosen.
type labels struct {
	links []intent.Link // nil: no link is being chosen
	names []string      // the label of each link
	typed string

	isAsking bool         // a capital was typed: where does the link lead?
	shown    *intent.Link // the link whose address is shown; nil: none
}

// letters are the letters that labels are made of, home row first. l and q are missing
// because they remove the labels.
const letters = "asdfghjkwertyuiopzxcvbnm"

// labelNames returns n labels of one letter each, or of two if n is too large.
func labelNames(n int) []string {
	names := make([]string, 0, n)
	for i := range n {
		if n <= len(letters) {
			names = append(names, letters[i:i+1])
			continue
		}
		at := i % (len(letters) * len(letters))
		names = append(names, letters[at/len(letters):at/len(letters)+1]+letters[at%len(letters):at%len(letters)+1])
	}
	return names
}

// startLabelling labels the links on screen.
func (p *Pane) startLabelling() intent.Intent {
	links := p.links()
	if len(links) == 0 {
		return intent.Notify{Text: "no links on screen"}
	}
	p.labels = labels{links: links, names: labelNames(len(links))}
	p.rows = nil
	return nil
}

func (p *Pane) isLabelling() bool { return p.labels.links != nil }

// stopLabelling removes the labels.
func (p *Pane) stopLabelling() {
	if p.isLabelling() {
		p.labels = labels{}
		p.rows = nil
	}
}

// relabel moves the labels to the same links of a longer article, or removes them if those
// are no longer on screen.
func (p *Pane) relabel() {
	if !p.isLabelling() {
		return
	}
	links := p.links()
	if !slices.EqualFunc(links, p.labels.links, func(a, b intent.Link) bool { return a.Address == b.Address }) {
		p.stopLabelling()
		return
	}
	p.labels.links = links
}

// ChosenLink returns the address of the link whose label was typed in capitals, or "" if no
// label was.
func (p *Pane) ChosenLink() string {
	if p.labels.shown == nil {
		return ""
	}
	return content.SanitizeLine(p.labels.shown.Address).String()
}

// typeLabel handles a key while a link is being chosen. A label in capitals shows where the link
// leads, and does not follow it yet.
func (p *Pane) typeLabel(k tea.KeyPressMsg) intent.Intent {
	l := &p.labels
	p.rows = nil
	if link := l.shown; link != nil && widget.PromptAction(p.Keys, k) == keymap.PromptAccept {
		p.stopLabelling()
		return *link
	}
	if widget.PromptAction(p.Keys, k) == keymap.DeleteLeft && l.typed != "" {
		l.typed = ""
		return nil
	}
	letters := strings.ToLower(k.Text)
	l.isAsking = l.isAsking || letters != k.Text
	l.typed += letters
	left := 0
	for i, name := range l.names {
		if k.Text == "" || !strings.HasPrefix(name, l.typed) {
			continue
		}
		if left++; name == l.typed {
			link := l.links[i]
			if l.isAsking {
				l.shown, l.isAsking, l.typed = &link, false, ""
				return nil
			}
			p.stopLabelling()
			return link
		}
	}
	if left == 0 {
		p.stopLabelling()
	}
	return nil
}

// lineLabels are the labels in a line. A label is written before its word, so that the word can
// be read, and moves the rest of the line to the right. Nothing is laid out anew, and a label
// that the typed letters rule out leaves its cells blank.
type lineLabels struct {
	indent string   // the label of the first word, which is in the indent; "" if it has no label
	before []string // the label before each run; nil if the line has no labels
	blanks int      // how many blanks at the end of a run the label after it takes
}

// labelForms are the forms of labels, the roomiest first.
var labelForms = []struct {
	before, after string
	blanks        int
}{{"[", "]", 0}, {"[", "]", 1}, {"", "", 2}}

// labelsIn returns the labels in a line after an indent of left cells, in the roomiest form in
// which the line fits into width cells.
func (p *Pane) labelsIn(l layout.Line, block content.BlockIndex, left, width int) lineLabels {
	var out lineLabels
	if !p.isLabelling() {
		return out
	}
	for _, form := range labelForms {
		out = lineLabels{before: make([]string, len(l.Runs)), blanks: form.blanks}
		used := 0
		for i, r := range l.Runs {
			label := p.labelAt(content.Anchor{Block: block, Offset: r.Offset})
			if label != "" && r.Offset >= 0 {
				label = form.before + label + form.after
			}
			if i == 0 && len(label) <= left {
				out.indent, label = label, ""
			}
			out.before[i] = label
			used += len(label) + p.WidthMode.Width(r.Text)
			if i > 0 && label != "" {
				used -= len(l.Runs[i-1].Text) - len(trimBlanks(l.Runs[i-1].Text, form.blanks))
			}
		}
		if used <= width {
			break
		}
	}
	return out
}

// labelAt returns the label of the link that starts at a, or "" if it has none.
func (p *Pane) labelAt(a content.Anchor) string {
	for i, link := range p.labels.links {
		if link.At.Start == a {
			return p.labels.names[i]
		}
	}
	return ""
}

// trimBlanks removes at most n blanks from the end of a text.
func trimBlanks(text string, n int) string {
	for range n {
		text = strings.TrimSuffix(text, " ")
	}
	return text
}

// textOf returns the text of run i without the blanks that the label after it takes.
func (l lineLabels) textOf(i int, text string) string {
	if i+1 < len(l.before) && l.before[i+1] != "" {
		return trimBlanks(text, min(l.blanks, len(l.before[i+1])))
	}
	return text
}

// writeLabel writes a label in at most width cells, or blanks if the letters typed so far rule
// it out. It returns how many cells it took.
func (p *Pane) writeLabel(s *strings.Builder, label string, width int) int {
	label = label[:min(len(label), max(width, 0))]
	switch {
	case label == "":
	case strings.HasPrefix(strings.TrimPrefix(label, "["), p.labels.typed):
		s.WriteString(p.Theme.Label.Render(label))
	default:
		spaces(s, len(label))
	}
	return len(label)
}

// links returns the links on screen, in reading order. A link that continues on the next
// row counts once.
func (p *Pane) links() []intent.Link {
	var out []intent.Link
	rows := p.window()
	for _, row := range rows {
		out = appendLinks(out, row.Line, row.Block)
	}
	for _, row := range rows {
		out = appendLinks(out, row.Aside, row.AsideBlock)
	}
	return out
}

// appendLinks appends the links of a row.
func appendLinks(out []intent.Link, l layout.Line, block content.BlockIndex) []intent.Link {
	const maxGap = 1 // bytes of the space trimmed from the end of a row
	for _, r := range l.Runs {
		if r.Link == "" || r.Offset < 0 || strings.TrimSpace(r.Text) == "" {
			continue
		}
		at := content.Within(block, r.Offset, r.Offset+len(r.Text))
		if n := len(out); n > 0 && out[n-1].Address == r.Link && out[n-1].At.End.Block == block &&
			at.Start.Offset >= out[n-1].At.End.Offset && at.Start.Offset-out[n-1].At.End.Offset <= maxGap {
			out[n-1].At.End = at.End
			continue
		}
		out = append(out, intent.Link{Address: r.Link, At: at})
	}
	return out
}
