package ui

import (
	"context"
	"net/url"
	"path/filepath"
	"strings"

	"pullquote/content"
	"pullquote/ui/card"
	"pullquote/ui/explain"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/reading"

	tea "charm.land/bubbletea/v2"
)

// labels are the letters over the links on screen while one of them is chosen.
type labels struct {
	links []reading.Link // nil: none is being chosen
	names []string       // of each
	typed string
}

// letters are what labels are made of, those that fingers rest on first. Without
// l and q, which take the labels off.
const letters = "asdfghjkwertyuiopzxcvbnm"

// label names the links on screen, for one to be chosen.
func (m *model) label() {
	m.refocus(keymap.Text)
	links := m.text.Links()
	if len(links) == 0 {
		m.say.notice = "no links on screen"
		return
	}
	m.labels = labels{links: links, names: labelNames(len(links))}
	m.showLabels()
}

// labelNames are n labels of one letter each, or of two where there are too many.
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

// showLabels shows what is left of the labels that what was typed begins.
func (m *model) showLabels() {
	shown := map[content.Anchor]string{}
	for i, name := range m.labels.names {
		if strings.HasPrefix(name, m.labels.typed) {
			shown[m.labels.links[i].At.Start] = name
		}
	}
	m.text.Label(shown)
}

// unlabel takes the labels off.
func (m *model) unlabel() {
	if m.labels.links != nil {
		m.labels = labels{}
		m.text.Label(nil)
	}
}

// typeLabel takes a key while a link is chosen.
func (m *model) typeLabel(k tea.KeyPressMsg) tea.Cmd {
	l := &m.labels
	if name := k.String(); name == "backspace" && l.typed != "" {
		l.typed = ""
		m.showLabels()
		return nil
	}
	l.typed += k.Text
	left := 0
	for i, name := range l.names {
		if k.Text == "" || !strings.HasPrefix(name, l.typed) {
			continue
		}
		if left++; name == l.typed {
			link := l.links[i]
			m.unlabel()
			return m.choose(link)
		}
	}
	if left == 0 {
		m.unlabel()
		return nil
	}
	m.showLabels()
	return nil
}

// followLink goes where a link of the article leads.
func (m *model) followLink(link reading.Link) tea.Cmd {
	address, shown := link.Address, m.doc.article.Text(link.At)
	if id, ok := m.targetID(address); ok {
		if strings.HasPrefix(address, "#") {
			m.text.Visit(address)
		}
		m.goToTarget(id, shown)
		return nil
	}
	ref, ok := refer(m.doc.article.Source, address)
	if !ok {
		return m.copyAddress(address)
	}
	return m.visitLink(ref, m.visitor(address))
}

// targetID returns what an address names if that is a place of this article.
func (m *model) targetID(address string) (string, bool) {
	if id, ok := strings.CutPrefix(address, "#"); ok {
		return id, true
	}
	ref, ok := refer(m.doc.article.Source, address)
	return ref.Fragment, ok && ref.Fragment != "" && ref.Spec == m.doc.article.Source
}

// visitor is what makes a link of this article look visited.
func (m *model) visitor(address string) func() {
	text := m.text
	return func() { text.Visit(address) }
}

// goToTarget shows a place that a link with some words names: a footnote where the
// reader is, and anything else where it stands.
func (m *model) goToTarget(id, shown string) {
	at, ok := m.doc.target(id)
	if !ok {
		m.say.notice = "this link leads nowhere"
		return
	}
	if note, ok := m.doc.article.Footnote(at); ok {
		m.showOver(card.Footnote(note, shown, m.look.theme, m.look.method))
		return
	}
	m.do(intent.Jump{To: content.Range{Start: at, End: at}})
}

// visitLink opens what a link leads to.
func (m *model) visitLink(ref Ref, visited func()) tea.Cmd {
	open := m.openLink
	if open == nil {
		return nil
	}
	return m.visit(ref, func(ctx context.Context) <-chan Piece { return open(ctx, ref) }, visited)
}

// openEntry opens one of the texts that the article lists: what the list holds of
// it, else what it links to. Where the link fails, what the list says of the text is
// better than nothing. What the list holds came from where the list did, whatever it
// says of itself: its links are opened as those of the list.
func (m *model) openEntry(i int) tea.Cmd {
	e, list, open := m.doc.article.Entries[i], m.entries, m.openLink
	held := func() Piece { return Piece{Article: e.Article(), OpenLink: open, Percent: 100} }
	visited := func() { list.Visit(i) }
	ref, ok := refer(m.doc.article.Source, e.Link)
	ref.Name = e.Title
	switch {
	case e.Article == nil && !ok:
		m.say.notice = "there is nothing more of this one, and no link"
		return nil
	case e.Article == nil:
		return m.visitLink(ref, visited)
	case e.Partial && ok && open != nil:
		return m.visit(ref, func(ctx context.Context) <-chan Piece {
			return Pieces(ctx, ref, func(send func(Piece)) { openOrDescribe(open(ctx, ref), held, send) })
		}, visited)
	}
	ref = Ref{Name: e.Title}
	return m.visit(ref, func(ctx context.Context) <-chan Piece {
		return Pieces(ctx, ref, func(send func(Piece)) { send(held()) })
	}, visited)
}

// openOrDescribe sends the pieces of what an entry links to. If there are none, it sends what
// the list holds of the text, and why that is all.
func openOrDescribe(pieces <-chan Piece, held func() Piece, send func(Piece)) {
	come := false
	for p := range pieces {
		if p.Err != nil && !come {
			why := "only the summary is shown: " + explain.Screen(p.Err).Problem
			p = held()
			a := *p.Article
			a.Problems = append([]string{why}, a.Problems...)
			p.Article = &a
		}
		come = come || p.Article != nil
		send(p)
	}
}

// copyEntry puts the address of the chosen text of a list on the clipboard.
func (m *model) copyEntry() tea.Cmd {
	i, ok := m.entries.Chosen()
	if !ok {
		return nil
	}
	ref, ok := refer(m.doc.article.Source, m.doc.article.Entries[i].Link)
	if !ok {
		m.say.notice = "this one has no link"
		return nil
	}
	if ref.Fragment != "" {
		ref.Spec += "#" + ref.Fragment
	}
	m.say.notice = "copied " + content.SanitizeLine(ref.Spec)
	return tea.SetClipboard(ref.Spec)
}

// refer resolves an address in an article from a source. It reports false for what
// is no article: mail, a call.
func refer(from, address string) (Ref, bool) {
	u, err := url.Parse(address)
	if err != nil || address == "" {
		return Ref{}, false
	}
	ref := Ref{Fragment: u.Fragment}
	u.Fragment = ""
	base, err := url.Parse(from)
	web := err == nil && (base.Scheme == "http" || base.Scheme == "https")
	switch {
	case u.Scheme == "http", u.Scheme == "https":
		ref.Spec = u.String()
	case u.Scheme != "" && !filepath.IsAbs(address): // a drive's letter is no scheme
		return Ref{}, false
	case web:
		ref.Spec = base.ResolveReference(u).String()
	case u.Host != "" || u.Path == "":
		return Ref{}, false
	case filepath.IsAbs(u.Path):
		ref.Spec = filepath.FromSlash(u.Path)
	default:
		ref.Spec = filepath.Join(filepath.Dir(from), filepath.FromSlash(u.Path))
	}
	ref.Name = content.SanitizeLine(ref.Spec)
	return ref, true
}

// copyAddress copies whom a link is to write to or to call. What else is no article
// is left alone.
func (m *model) copyAddress(address string) tea.Cmd {
	scheme, to, _ := strings.Cut(address, ":")
	switch strings.ToLower(scheme) {
	case "mailto", "tel":
		to, _, _ = strings.Cut(to, "?")
		m.say.notice = "copied " + to
		return tea.SetClipboard(to)
	}
	m.say.notice = "this link opens nothing here"
	return nil
}
