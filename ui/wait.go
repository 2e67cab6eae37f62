package ui

import (
	"pullquote/content"
	"pullquote/ui/keymap"
	"pullquote/ui/notes"
	"pullquote/ui/pane"
	"pullquote/ui/quotes"
	"pullquote/ui/reading"
)

// The methods here report whether the effect of a key may depend on text that has not been
// opened yet, or on quotations or hits that have not been found yet.

// canShow reports whether the screen that shows r is already certain, whatever follows in
// the article.
func (p *page) canShow(r content.Range) bool { return p.doc.IsComplete() || p.text.CanShow(r) }

// typedNeedsMore covers keys that are typed into the text pane. Action is that of the key in
// prompts.
func (p *page) typedNeedsMore(action keymap.Action) bool {
	return p.text.IsSearching() && action == keymap.PromptAccept && !p.doc.IsHitKnown(p.canShow)
}

// overlayNeedsMore covers actions while an overlay is open.
func (p *page) overlayNeedsMore(a keymap.Action) bool {
	switch a {
	case keymap.Outline, keymap.Changes:
		return !p.doc.IsComplete()
	case keymap.Who, keymap.Details, keymap.Correct:
		return !p.doc.IsAnalysed()
	}
	return false
}

// keyNeedsMore covers all other actions. Focus is the focused pane, and next returns the
// pane that is focused after n steps.
func (p *page) keyNeedsMore(a keymap.Action, count int, focus pane.ID, next func(n int) pane.ID) bool {
	d, n := p.doc, max(count, 1)
	switch a {
	case keymap.NextHit:
		return d.HitNeedsMore(n, p.canShow)
	case keymap.PrevHit:
		return d.HitNeedsMore(-n, p.canShow)
	case keymap.OnlyMatches:
		return d.MatchesNeedMore()
	}
	if d.IsAnalysed() {
		return false
	}
	switch a {
	case keymap.Outline, keymap.Who, keymap.Details, keymap.Changes:
		return p.overlayNeedsMore(a)
	case keymap.OnlySpeaker:
		return true
	case keymap.Right:
		return focus == quotes.ID
	case keymap.Highlight, keymap.Comment:
		return !d.HasSelection()
	case keymap.Correct, keymap.Save:
		return true
	case keymap.Copy:
		return d.CopyNeedsMore()
	case keymap.Links:
		return !d.IsComplete() && !p.text.IsFull()
	case keymap.NextPane:
		return p.focusNeedsMore(next(1))
	case keymap.PrevPane:
		return p.focusNeedsMore(next(-1))
	case keymap.NextQuote:
		return d.QuoteNeedsMore(n, p.canShow)
	case keymap.PrevQuote:
		return d.QuoteNeedsMore(-n, p.canShow)
	case keymap.NextNote:
		return d.NoteNeedsMore(n, p.canShow)
	case keymap.PrevNote:
		return d.NoteNeedsMore(-n, p.canShow)
	case keymap.NextParagraph, keymap.PrevParagraph, keymap.NextSection, keymap.PrevSection, keymap.Percent:
		return p.textNeedsMore(a, count)
	}
	return p.moveNeedsMore(a, count, focus)
}

func (p *page) textNeedsMore(a keymap.Action, count int) bool {
	return !p.doc.IsComplete() && p.text.NeedsMore(a, count)
}

// moveNeedsMore covers actions whose meaning depends on the pane.
func (p *page) moveNeedsMore(a keymap.Action, count int, focus pane.ID) bool {
	n, top := 0, false
	switch a {
	case keymap.LineDown:
		n = max(count, 1)
	case keymap.LineUp:
		n = -max(count, 1)
	case keymap.Top:
		top = true
	case keymap.Enter:
	case keymap.PageDown, keymap.PageUp, keymap.HalfDown, keymap.HalfUp, keymap.Bottom:
		// The number of items on a page depends on names that may still change.
		return focus == quotes.ID || focus == notes.ID && !p.doc.IsComplete() || p.textNeedsMore(a, count)
	default:
		return false
	}
	item := func(chosen int) int {
		if top {
			return 0
		}
		return max(chosen+n, 0)
	}
	switch focus {
	case quotes.ID:
		return p.doc.Quote() < 0 || p.doc.QuoteIndexNeedsMore(item(p.doc.Quote()), p.canShow)
	case notes.ID:
		return p.doc.NoteIndexNeedsMore(item(p.doc.NearestNote()), p.canShow)
	case reading.ID:
		return p.textNeedsMore(a, count)
	}
	return false
}

// focusNeedsMore covers a change of focus to the pane with that ID. Panes without content are
// passed over, and the current quotation may have to be scrolled back into view.
func (p *page) focusNeedsMore(id pane.ID) bool {
	x := p.doc.Analysis()
	switch {
	case id == quotes.ID && len(x.Quotations) == 0, id == p.home.ID && len(x.Notes) == 0 && !p.doc.IsComplete():
		return true
	}
	return p.doc.FocusNeedsMore(p.canShow)
}
