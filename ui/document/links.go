package document

import (
	"context"
	"net/url"
	"path/filepath"
	"strings"

	"pullquote/content"
)

// Jump goes to a range and focuses the text. Going back returns to where the text was
// before.
func (d *Document) Jump(to content.Range) Outcome {
	from := d.place
	if d.isAway {
		from = d.origin
	}
	d.remember(from)
	if to.Start == to.End {
		return Outcome{Place: &Place{At: to.Start}, FocusText: true}
	}
	return Outcome{Show: &to, FocusText: true}
}

// FollowLink follows a link.
func (d *Document) FollowLink(address string) Outcome {
	if id, ok := d.targetID(address); ok {
		if strings.HasPrefix(address, "#") {
			d.visits.addLink(address)
		}
		return d.goToTarget(id)
	}
	ref, ok := ResolveLink(d.Article().Source.String(), address)
	if !ok {
		return copyAddress(address)
	}
	return d.openRef(ref, func() { d.visits.addLink(address) })
}

// targetID returns the fragment of an address that points into this article.
func (d *Document) targetID(address string) (string, bool) {
	if id, ok := strings.CutPrefix(address, "#"); ok {
		return id, true
	}
	ref, ok := ResolveLink(d.Article().Source.String(), address)
	return ref.Fragment, ok && ref.Fragment != "" && ref.Spec == d.Article().Source.String()
}

// target returns the place that "#" and id refer to. As in HTML, "" and "top" refer to the
// beginning.
func (d *Document) target(id string) (content.Anchor, bool) {
	at, ok := d.Article().Target(id)
	if !ok {
		if name, err := url.PathUnescape(id); err == nil {
			at, ok = d.Article().Target(name)
		}
	}
	return at, ok || id == "" || strings.EqualFold(id, "top")
}

// goToTarget shows the target of a link. A footnote is shown in a popup.
func (d *Document) goToTarget(id string) Outcome {
	at, ok := d.target(id)
	if !ok {
		return Outcome{Notice: "broken link"}
	}
	if note, ok := d.Article().Footnote(at); ok {
		d.footnote = note.At
		return Outcome{Footnote: &note}
	}
	return d.Jump(content.Range{Start: at, End: at})
}

// JumpToFootnote goes to the footnote that was shown last.
func (d *Document) JumpToFootnote() Outcome { return d.Jump(d.footnote) }

// openRef asks for another document.
func (d *Document) openRef(ref Ref, opened func()) Outcome {
	open := d.opening.openLink
	if open == nil {
		return Outcome{}
	}
	return Outcome{Open: &Request{ref, func(ctx context.Context) <-chan Update { return open(ctx, ref) }, opened}}
}

// OpenEntry opens entry i of a list: the text that the list contains, or else the page that
// it links to. If the list contains only part of the text and the link fails, that part is
// shown. The links of a text that came with the list are opened with the list's
// permissions, whatever the text says about itself.
func (d *Document) OpenEntry(i int) Outcome {
	e, openLink := d.Article().Entries[i], d.opening.openLink
	ref, ok := ResolveLink(d.Article().Source.String(), e.Link.String())
	ref.Name = e.Title.String()
	included := func() Update { return Update{Article: e.Article(), OpenLink: openLink, Percent: 100} }
	opened := func() { d.visits.addEntry(i) }
	var open func(ctx context.Context, send func(Update))
	switch {
	case e.Article == nil && !ok:
		return Outcome{Notice: "this entry has neither text nor a link"}
	case e.Article == nil:
		return d.openRef(ref, opened)
	case e.IsPartial && ok && openLink != nil:
		open = func(ctx context.Context, send func(Update)) { d.openOrSummarize(openLink(ctx, ref), included, send) }
	default:
		ref = Ref{Spec: ref.Spec, Name: e.Title.String()}
		open = func(_ context.Context, send func(Update)) { send(included()) }
	}
	return Outcome{Open: &Request{ref, func(ctx context.Context) <-chan Update {
		return Stream(ctx, ref, func(send func(Update)) { open(ctx, send) })
	}, opened}}
}

// openOrSummarize forwards the updates of a link. If it fails before there is a text, it
// sends the text of the list instead, and says why.
func (d *Document) openOrSummarize(updates <-chan Update, included func() Update, send func(Update)) {
	arrived := false
	for p := range updates {
		if p.Err != nil && !arrived {
			why := "only the summary is shown: " + d.explain(p.Err)
			p = included()
			a := *p.Article
			a.Problems = append([]content.Text{content.SanitizeLine(why)}, a.Problems...)
			p.Article = &a
		}
		arrived = arrived || p.Article != nil
		send(p)
	}
}

// LinkNeedsMore reports whether the target of a link is still unknown. The rest of the
// article cannot change the target if canShow reports true for it.
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

// ResolveLink resolves an address in an article from a source. It reports false for
// addresses that cannot be read as an article, such as mail addresses.
func ResolveLink(from, address string) (Ref, bool) {
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
	ref.Name = content.SanitizeLine(ref.Spec).String()
	return ref, true
}

// copyAddress copies the address of a mailto or tel link. It rejects all other links.
func copyAddress(address string) Outcome {
	scheme, to, _ := strings.Cut(address, ":")
	switch strings.ToLower(scheme) {
	case "mailto", "tel":
		to, _, _ = strings.Cut(to, "?")
		return Outcome{Notice: "copied " + to, Copy: to}
	}
	return Outcome{Notice: "this link cannot be opened here"}
}

// visits records what the reader has opened from an article.
type visits struct {
	links   map[string]bool
	entries map[int]bool
}

// Visits returns the record of what the reader has opened from the article.
func (d *Document) Visits() *visits { return &d.visits }

// HasLink reports whether a link to the address has been followed.
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
