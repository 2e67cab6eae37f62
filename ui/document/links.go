package document

import (
	"context"
	"net/url"
	"path/filepath"
	"strings"

	"pullquote/content"
)

// Jump goes to a place, which the text gets the focus for. The way back leads to where
// the text was before.
func (d *Document) Jump(to content.Range) Outcome {
	from := d.place
	if d.isAway {
		from = d.origin
	}
	d.remember(from)
	if to.Start == to.End {
		return Outcome{Place: &Place{At: to.Start}, ToText: true}
	}
	return Outcome{Show: &to, ToText: true}
}

// FollowLink goes where a link leads. At is the place of its text.
func (d *Document) FollowLink(address string, at content.Range) Outcome {
	if id, ok := d.targetID(address); ok {
		if strings.HasPrefix(address, "#") {
			d.visits.addLink(address)
		}
		return d.goToTarget(id, d.Article().Text(at))
	}
	ref, ok := resolveLink(d.Article().Source, address)
	if !ok {
		return copyAddress(address)
	}
	return d.openRef(ref, func() { d.visits.addLink(address) })
}

// targetID returns what an address names if that is a place of this article.
func (d *Document) targetID(address string) (string, bool) {
	if id, ok := strings.CutPrefix(address, "#"); ok {
		return id, true
	}
	ref, ok := resolveLink(d.Article().Source, address)
	return ref.Fragment, ok && ref.Fragment != "" && ref.Spec == d.Article().Source
}

// target returns the place that "#" and id name. It is the beginning for the names that
// HTML has for that.
func (d *Document) target(id string) (content.Anchor, bool) {
	at, ok := d.Article().Targets[id]
	if !ok {
		if name, err := url.PathUnescape(id); err == nil {
			at, ok = d.Article().Targets[name]
		}
	}
	return at, ok || id == "" || strings.EqualFold(id, "top")
}

// goToTarget shows the place that a link with a label names. A footnote is shown where
// the reader is.
func (d *Document) goToTarget(id, label string) Outcome {
	at, ok := d.target(id)
	if !ok {
		return Outcome{Notice: "broken link"}
	}
	if note, ok := d.Article().Footnote(at); ok {
		return Outcome{Footnote: &Footnote{note, label}}
	}
	return d.Jump(content.Range{Start: at, End: at})
}

// openRef asks for another document.
func (d *Document) openRef(ref Ref, opened func()) Outcome {
	open := d.opening.openLink
	if open == nil {
		return Outcome{}
	}
	return Outcome{Open: &Request{ref, func(ctx context.Context) <-chan Piece { return open(ctx, ref) }, opened}}
}

// OpenEntry opens one of the texts that the article lists: what the list has of it, or
// else what it links to. If the link fails, the list's summary is better than nothing.
// What the list has came from where the list did, whatever it says about itself: its
// links are opened as those of the list.
func (d *Document) OpenEntry(i int) Outcome {
	e, openLink := d.Article().Entries[i], d.opening.openLink
	ref, ok := resolveLink(d.Article().Source, e.Link)
	ref.Name = e.Title
	held := func() Piece { return Piece{Article: e.Article(), OpenLink: openLink, Percent: 100} }
	opened := func() { d.visits.addEntry(i) }
	var open func(ctx context.Context, send func(Piece))
	switch {
	case e.Article == nil && !ok:
		return Outcome{Notice: "this entry has neither a text nor a link"}
	case e.Article == nil:
		return d.openRef(ref, opened)
	case e.IsPartial && ok && openLink != nil:
		open = func(ctx context.Context, send func(Piece)) { d.openOrDescribe(openLink(ctx, ref), held, send) }
	default:
		ref = Ref{Name: e.Title}
		open = func(_ context.Context, send func(Piece)) { send(held()) }
	}
	return Outcome{Open: &Request{ref, func(ctx context.Context) <-chan Piece {
		return Pieces(ctx, ref, func(send func(Piece)) { open(ctx, send) })
	}, opened}}
}

// openOrDescribe sends the pieces of what an entry links to. If there are none, it sends
// what the list has of the text, and why that is all.
func (d *Document) openOrDescribe(pieces <-chan Piece, held func() Piece, send func(Piece)) {
	arrived := false
	for p := range pieces {
		if p.Err != nil && !arrived {
			why := "only the summary is shown: " + d.explain(p.Err)
			p = held()
			a := *p.Article
			a.Problems = append([]string{why}, a.Problems...)
			p.Article = &a
		}
		arrived = arrived || p.Article != nil
		send(p)
	}
}

// LinkNeedsMore reports whether it is not known yet where a link leads. More of the
// article does not change it if canShow reports that of the place.
func (d *Document) LinkNeedsMore(address string, canShow func(content.Range) bool) bool {
	id, ok := d.targetID(address)
	if !ok || d.IsComplete() {
		return false
	}
	at, ok := d.target(id)
	if !ok {
		return true
	}
	_, isNote := d.Article().Footnote(at)
	return !isNote && !canShow(content.Range{Start: at, End: at})
}

// resolveLink returns what an address in an article from a source refers to. It reports
// false for what cannot be read as an article, such as a mail address.
func resolveLink(from, address string) (Ref, bool) {
	u, err := url.Parse(address)
	if err != nil || address == "" {
		return Ref{}, false
	}
	ref := Ref{Fragment: u.Fragment}
	u.Fragment = ""
	base, err := url.Parse(from)
	isWeb := err == nil && (base.Scheme == "http" || base.Scheme == "https")
	switch {
	case u.Scheme == "http", u.Scheme == "https":
		ref.Spec = u.String()
	case u.Scheme != "" && !filepath.IsAbs(address): // the letter of a drive is not a scheme
		return Ref{}, false
	case isWeb:
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

// copyAddress copies the address in a link to write to somebody or to call them. Other
// links are left alone.
func copyAddress(address string) Outcome {
	scheme, to, _ := strings.Cut(address, ":")
	switch strings.ToLower(scheme) {
	case "mailto", "tel":
		to, _, _ = strings.Cut(to, "?")
		return Outcome{Notice: "copied " + to, Copy: to}
	}
	return Outcome{Notice: "this link cannot be opened here"}
}

// visits are what the reader has opened from an article.
type visits struct {
	links   map[string]bool
	entries map[int]bool
}

// Visits returns what the reader has opened from the article.
func (d *Document) Visits() *visits { return &d.visits }

// HasLink reports whether a link to an address has been followed.
func (v *visits) HasLink(address string) bool { return v.links[address] }

// HasEntry reports whether entry i has been opened.
func (v *visits) HasEntry(i int) bool { return v.entries[i] }

// Count returns how many links and entries have been opened.
func (v *visits) Count() int { return len(v.links) + len(v.entries) }

func (v *visits) addLink(address string) {
	if v.links == nil {
		v.links = map[string]bool{}
	}
	v.links[address] = true
}

func (v *visits) addEntry(i int) {
	if v.entries == nil {
		v.entries = map[int]bool{}
	}
	v.entries[i] = true
}
