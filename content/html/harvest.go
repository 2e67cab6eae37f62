package html

import (
	"path"
	"slices"
	"strings"

	"pullquote/content/caption"
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// A shot is a picture with what stands around it as its caption.
type shot struct {
	img      *dom.Node
	source   string    // "" when it was not loaded
	figure   *dom.Node // the figure element around it; nil for none
	captions []*dom.Node
	texts    []string // of the captions
	at       int      // bytes of text of the page before it
	isSpare  bool     // it says what another has said, or is an advertisement
}

// A harvest is what a walk over the untouched page finds of its captioned
// pictures: the elements of captions are told by their name or class, and the
// picture is the one right before, or the one right behind in the same figure.
type harvest struct {
	shots   []*shot
	waiting []*dom.Node // captions that stand above their picture
	blank   []*dom.Node // what keeps the place of a picture in its figure
	at      int
}

// Bounds on a caption, in bytes, and on what else may stand between a picture
// and its caption, such as "View this image".
const (
	mostCaptioned = 2000
	mostBetween   = 40
	mostApart     = 6 // elements up to one that holds both
)

// harvestOf walks over what c does not take for junk.
func (c *cleaner) harvestOf(root *dom.Node) []*shot {
	h := &harvest{}
	for n := root; n != nil; {
		after := dom.Following(n, root)
		switch {
		case n != root && c.isJunk(n) || dom.IsSilent(n) && !dom.Is(n, atom.Noscript):
		case dom.Is(n, atom.Img):
			h.picture(n)
		case h.isCaption(n, c):
			h.caption(n)
		default:
			if n.Type == dom.TextNode {
				h.at += dom.NonSpaceLen(n.Data)
			}
			if n.FirstChild != nil {
				after = n.FirstChild
			}
		}
		n = after
	}
	return h.captioned()
}

func (h *harvest) picture(img *dom.Node) {
	s := &shot{img: img, source: dom.ImageSource(img), figure: dom.Closest(img, atom.Figure), at: h.at}
	if s.source == "" && (s.figure == nil || dom.Closest(img, atom.Table, atom.Blockquote, atom.Pre) != nil) || dom.IsDecoration(img) {
		return
	}
	if n := len(h.shots); n > 0 && s.figure != nil && h.shots[n-1].figure == s.figure {
		switch last := h.shots[n-1]; {
		case s.source == "":
			h.blank = append(h.blank, img)
			return
		case last.source == "":
			h.blank = append(h.blank, last.img)
			last.img, last.source = img, s.source
			return
		}
	}
	if n := len(h.shots); n > 0 && h.shots[n-1].at == h.at && len(h.shots[n-1].captions) == 0 && h.shots[n-1].isTwin(s) {
		h.shots[n-1].source = s.source
		return // the same once more for browsers without scripts
	}
	for _, w := range h.waiting {
		if s.figure != nil && dom.Closest(w, atom.Figure) == s.figure {
			s.add(w)
		}
	}
	h.waiting = nil
	h.shots = append(h.shots, s)
}

// isTwin reports whether two pictures that follow each other are one: the one
// of them is in a noscript beside the other.
func (s *shot) isTwin(t *shot) bool {
	if s.source == t.source {
		return true
	}
	if a, b := dom.Attr(s.img, "alt"), dom.Attr(t.img, "alt"); a != b && a != "" && b != "" {
		return false
	}
	no := dom.Closest(t.img, atom.Noscript)
	return no != nil && apart(s.img, no, 4)
}

// isCaption reports whether n holds a caption and nothing else.
func (h *harvest) isCaption(n *dom.Node, c *cleaner) bool {
	if n.Type != dom.ElementNode || dom.Is(n, atom.Body, atom.Html, atom.Main, atom.Article, atom.Figure, atom.Table, atom.Label, atom.Form) {
		return false
	}
	b := c.bulk[n]
	if b.Text == 0 || b.Text > mostCaptioned || dom.First(n, atom.Img) != nil {
		return false
	}
	if dom.Is(n, atom.Figcaption) || dom.Is(n, atom.Cite, atom.Small) && dom.Closest(n, atom.Figure) != nil {
		return true
	}
	for _, w := range dom.ClassWords(n) {
		switch w {
		case "caption", "captions", "captiontext", "imagecaption", "figcaption", "cutline", "legend", "legende", "epigrafe", "bildunterschrift", "bildtext",
			"credit", "credits", "photocredit", "imagecredit", "attribution", "copyright", "photographer":
			return true
		}
	}
	return false
}

// caption gives a caption to its picture.
func (h *harvest) caption(n *dom.Node) {
	figure := dom.Closest(n, atom.Figure)
	if len(h.shots) > 0 {
		s := h.shots[len(h.shots)-1]
		near := h.at-s.at <= mostBetween && apart(s.img, n, mostApart)
		if figure != nil && s.figure == figure || figure == nil && near {
			s.add(n)
			return
		}
	}
	if figure != nil {
		h.waiting = append(h.waiting, n)
	}
	if h.waiting == nil {
		h.at += dom.NonSpaceLen(dom.LineText(n, mostCaptioned)) // no caption, but text
	}
}

// apart reports whether an element at most so many levels above n holds m too.
func apart(m, n *dom.Node, most int) bool {
	for ; n != nil && most >= 0; n, most = n.Parent, most-1 {
		for a, i := m, 0; a != nil && i <= 2*mostApart; a, i = a.Parent, i+1 {
			if a == n {
				return !dom.Is(n, atom.Body, atom.Html)
			}
		}
	}
	return false
}

// add takes a caption, but for one that says what another has said.
func (s *shot) add(n *dom.Node) {
	const most = 8 // that one picture has
	if len(s.captions) >= most {
		return
	}
	text, _ := caption.Element(n)
	text = dom.Fold(text)
	for _, t := range s.texts {
		if strings.Contains(t, text) || strings.HasPrefix(text, t) && len(t) > 20 {
			return
		}
	}
	if text != "" {
		s.captions, s.texts = append(s.captions, n), append(s.texts, text)
	}
}

// captioned are the pictures that have a caption and are no way to another
// article.
func (h *harvest) captioned() []*shot {
	var out []*shot
	seen := map[string]bool{}
	figures := h.figures()
	for _, s := range h.shots {
		if len(s.captions) == 0 {
			for _, name := range []string{"data-caption", "data-credit"} {
				if text := dom.Attr(s.img, name); text != "" && len(text) < mostCaptioned && !strings.Contains(text, "<") {
					s.captions = append(s.captions, &dom.Node{Type: dom.TextNode, Data: text})
				}
			}
		}
		sold := slices.ContainsFunc(s.texts, sells)
		switch {
		case len(s.captions) == 0 && figures[s.figure] != nil:
			s.isSpare = figures[s.figure][s.name()] != s
			out = append(out, s)
			continue
		case len(s.captions) == 0, s.isTeaser() && !sold:
			continue
		}
		// Many pages have one for small and one for wide screens.
		key := path.Base(s.source) + " " + strings.Join(s.texts, " ")
		s.isSpare = seen[key] || sold
		seen[key] = true
		out = append(out, s)
	}
	for _, img := range h.blank {
		if figures[dom.Closest(img, atom.Figure)] != nil {
			out = append(out, &shot{img: img, isSpare: true})
		}
	}
	return out
}

// figures are the figures with several pictures of which one has the caption, and
// the pictures in each by their names: a picture may be in one twice, for small
// and for wide screens.
func (h *harvest) figures() map[*dom.Node]map[string]*shot {
	out := map[*dom.Node]map[string]*shot{}
	for _, s := range h.shots {
		if s.figure != nil && len(s.captions) > 0 {
			if out[s.figure] == nil {
				out[s.figure] = map[string]*shot{}
			}
			out[s.figure][s.name()] = s
		}
	}
	for _, s := range h.shots {
		if in := out[s.figure]; in != nil && in[s.name()] == nil && s.source != "" {
			in[s.name()] = s
		}
	}
	return out
}

// name is what tells a picture from the others in its figure.
func (s *shot) name() string {
	if alt := strings.TrimSpace(dom.Attr(s.img, "alt")); alt != "" {
		return alt
	}
	return path.Base(s.source)
}

// sells reports whether a caption, folded, is an advertisement for the paper
// itself.
func sells(caption string) bool {
	return strings.Contains(caption, "subscribe to ") || strings.Contains(caption, "subscription of ") || strings.Contains(caption, "sign up ")
}

// isTeaser reports whether picture and caption lead to another article.
func (s *shot) isTeaser() bool {
	a := dom.Closest(s.img, atom.A)
	if a == nil || !leadsAway(a) {
		return false
	}
	for _, c := range s.captions {
		if dom.Closest(c, atom.A) == a {
			return true
		}
		for n := range dom.All(c) {
			if dom.Is(n, atom.A) && dom.Attr(n, "href") == dom.Attr(a, "href") {
				return true
			}
		}
	}
	return false
}

// leadsAway reports whether a link leads to a page, not to the picture itself.
func leadsAway(a *dom.Node) bool {
	href, _, _ := strings.Cut(strings.ToLower(dom.Attr(a, "href")), "?")
	if href == "" || strings.HasPrefix(href, "#") || strings.HasPrefix(href, "javascript:") {
		return false
	}
	for _, end := range []string{".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"} {
		if strings.HasSuffix(href, end) {
			return false
		}
	}
	return true
}
