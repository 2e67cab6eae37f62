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

// ChosenLink returns the address of the link that a label in capitals was typed for; "" if there
// is none.
func (p *Pane) ChosenLink() string {
	if p.labels.shown == nil {
		return ""
	}
	return content.SanitizeLine(p.labels.shown.Address)
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

// labelAt returns the label of the link that starts at a, or "" if it has none, or if the
// letters typed so far rule it out.
func (p *Pane) labelAt(a content.Anchor) string {
	for i, link := range p.labels.links {
		if link.At.Start == a && strings.HasPrefix(p.labels.names[i], p.labels.typed) {
			return p.labels.names[i]
		}
	}
	return ""
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
