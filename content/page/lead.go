package page

import (
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// A lead is the summary that many pages set between the headline and the text. It is often
// in another element than the text, as a heading or in the header, so the article is
// located without it.

// Bounds on a lead.
const (
	maxLeads    = 3
	minLead     = 40 // bytes
	minSubtitle = 20 // bytes of a heading right after the headline
	minSummary  = 30 // bytes that a lead shares with a summary in the metadata
)

// restoreLead inserts the lead above the view, if it was left out.
func (p *page) restoreLead() {
	first := p.firstPosition()
	above := p.order[p.meta.Headline]
	if above == 0 || first <= above {
		return
	}
	h := head{title: dom.Fold(p.article.Title.String()), byline: dom.Fold(p.article.Byline.String()), published: p.article.Published.String()}
	var leads []*dom.Node
	for n := range dom.All(p.root) {
		if position := p.order[n]; position <= above || position >= first || hasBlock(n) {
			continue
		}
		if p.isLead(n, h) && len(leads) < maxLeads {
			leads = append(leads, n)
		}
	}
	if len(leads) == 0 {
		return
	}
	text := dom.Fold(dom.LineText(p.view, maxViewText))
	start := p.view.FirstChild
	for _, n := range leads {
		if f := dom.Fold(dom.LineText(n, maxLine)); strings.Contains(text, f) {
			continue
		} else {
			text += " " + f
		}
		dom.Remove(n)
		if !dom.Is(n, atom.P) {
			dom.Rename(n, atom.P)
		}
		p.view.InsertBefore(n, start)
	}
}

// maxViewText is how much of the view is searched for the lead, in bytes.
const maxViewText = 1 << 16

// firstPosition returns the position of the first element of the view in the document.
func (p *page) firstPosition() int {
	first := len(p.order) + 1
	for n := range dom.All(p.view) {
		if position := p.order[p.origin(n)]; position > 0 {
			first = min(first, position)
		}
	}
	return first
}

func hasBlock(n *dom.Node) bool {
	for c := range n.Descendants() {
		if dom.IsBlock(c) {
			return true
		}
	}
	return false
}

// isLead reports whether n, a line between the headline and the text, is a lead.
func (p *page) isLead(n *dom.Node, h head) bool {
	l := lineOf(n)
	isBelowHeadline := dom.PreviousElement(n) == p.meta.Headline
	minSize := minLead
	if isBelowHeadline && l.isHeading() {
		minSize = minSubtitle
	}
	if len(l.text) < minSize || l.linked*2 > len(l.text) || dom.Closest(n, atom.Nav, atom.Aside, atom.Footer, atom.Form, atom.Figure, atom.Table, atom.Button) != nil {
		return false
	}
	if h.isTitle(l) || h.isByline(l) || h.isDate(l) || isBio(l, p.article.Byline.String()) || isBreadcrumb(l) || isAside(l) || p.order[n] == 0 {
		return false
	}
	evidence := 0
	if p.isSummary(l.text) {
		evidence += 2
	}
	if dom.NonSpaceLen(l.text) >= minProse {
		evidence++
	}
	if endsSentence(l.text) {
		evidence++
	}
	if l.isHeading() || dom.Is(n, atom.P) {
		evidence++
	}
	if isBelowHeadline {
		evidence++
	}
	if dom.Is(n, atom.Li, atom.Td) {
		evidence--
	}
	return evidence >= 2
}

// isSummary reports whether a text is a summary in the metadata, or the beginning of one.
func (p *page) isSummary(text string) bool {
	f := dom.Fold(text)
	f = strings.ToValidUTF8(f[:min(len(f), 2*minSummary)], "")
	if len(f) < minSummary {
		return false
	}
	for _, s := range p.meta.Summaries {
		if strings.HasPrefix(dom.Fold(s[:min(len(s), 8*minSummary)]), f) {
			return true
		}
	}
	return false
}
