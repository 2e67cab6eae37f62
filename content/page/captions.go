package page

import (
	"path"
	"slices"
	"strings"

	"pullquote/content/html"
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// A captionedImage is a picture with the elements that are its caption.
type captionedImage struct {
	img         *dom.Node
	source      string    // the URL of the picture; "" if it was not loaded
	figure      *dom.Node // the figure element around it, or nil if there isn't one
	captions    []*dom.Node
	texts       []string // of the captions, folded
	offset      int      // bytes of text of the page before it
	isRedundant bool     // it repeats another, or is an advertisement

	placeholder *dom.Node // replaces it in the tree while the article is located; nil if it is redundant
	result      *dom.Node // the figure element for the article
}

// A captionCollector walks the unmodified page. An element is a caption by its name or its
// class. It belongs to the picture right before it, or to the one right after it in the
// same figure.
type captionCollector struct {
	junk            junkFilter
	images          []*captionedImage
	pendingCaptions []*dom.Node // captions above their picture
	emptyImages     []*dom.Node // imgs without a URL in a figure with another img
	offset          int         // bytes of text so far
}

// Bounds on captions.
const (
	maxCaption  = 2000 // bytes
	maxBetween  = 40   // bytes of text between a picture and its caption, such as "View this image"
	maxApart    = 6    // levels from either up to their common ancestor
	maxCaptions = 8    // of one picture
)

// collectCaptions finds the captioned images outside the junk.
func (p *page) collectCaptions() {
	c := &captionCollector{junk: p.junk}
	root := dom.Body(p.root)
	for n := root; n != nil; {
		after := dom.Following(n, root)
		switch {
		case n != root && c.junk.isJunk(n, maxJunkShare) || dom.IsNonText(n) && !dom.Is(n, atom.Noscript):
		case dom.Is(n, atom.Img):
			c.collectImage(n)
		case c.isCaption(n), c.repeatsAlt(n):
			c.collectCaption(n)
		default:
			if n.Type == dom.TextNode {
				c.offset += dom.NonSpaceLen(n.Data)
			}
			if n.FirstChild != nil {
				after = n.FirstChild
			}
		}
		n = after
	}
	p.images = c.captionedImages()
}

// collectImage adds a picture.
func (c *captionCollector) collectImage(img *dom.Node) {
	s := &captionedImage{img: img, source: dom.ImageSource(img), figure: dom.Closest(img, atom.Figure), offset: c.offset}
	if s.source == "" && (s.figure == nil || dom.Closest(img, atom.Table, atom.Blockquote, atom.Pre) != nil) || dom.IsDecoration(img) || isThumbnail(img) {
		return
	}
	if n := len(c.images); n > 0 {
		last := c.images[n-1]
		if s.figure != nil && last.figure == s.figure {
			switch {
			case s.source == "":
				c.emptyImages = append(c.emptyImages, img)
				return
			case last.source == "":
				c.emptyImages = append(c.emptyImages, last.img)
				last.img, last.source = img, s.source
				return
			}
		}
		if last.offset == c.offset && len(last.captions) == 0 && last.isRepeatedBy(s) {
			last.source = s.source
			return
		}
	}
	for _, w := range c.pendingCaptions {
		if s.figure != nil && dom.Closest(w, atom.Figure) == s.figure {
			s.addCaption(w)
		}
	}
	c.pendingCaptions = nil
	c.images = append(c.images, s)
}

// isRepeatedBy reports whether t, the picture after s, is the same picture: it has the same
// URL, or it is in a noscript near s, for browsers without scripts.
func (s *captionedImage) isRepeatedBy(t *captionedImage) bool {
	if s.source == t.source {
		return true
	}
	if a, b := dom.Attr(s.img, "alt"), dom.Attr(t.img, "alt"); a != b && a != "" && b != "" {
		return false
	}
	const maxLevels = 4
	noscript := dom.Closest(t.img, atom.Noscript)
	return noscript != nil && isNear(s.img, noscript, maxLevels)
}

// isCaption reports whether n contains a caption and nothing else.
func (c *captionCollector) isCaption(n *dom.Node) bool {
	if n.Type != dom.ElementNode || dom.Is(n, atom.Body, atom.Html, atom.Main, atom.Article, atom.Figure, atom.Table, atom.Label, atom.Form) {
		return false
	}
	w := c.junk.weights.Of(n)
	if w.Text == 0 || w.Text > maxCaption || dom.First(n, atom.Img) != nil {
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

// repeatsAlt reports whether n is a sentence that says the same as the alt text of the picture
// before it, as captions do.
func (c *captionCollector) repeatsAlt(n *dom.Node) bool {
	const minWords = 5
	if !dom.Is(n, atom.P) || len(c.images) == 0 {
		return false
	}
	w := c.junk.weights.Of(n)
	alt := dom.Attr(c.images[len(c.images)-1].img, "alt")
	if alt == "" || w.Linked > 0 || w.Text > len(alt) {
		return false
	}
	text := dom.LineText(n, maxCaption)
	return endsSentence(text) && len(strings.Fields(text)) >= minWords && dom.Fold(text) == dom.Fold(alt)
}

// collectCaption adds a caption to its picture.
func (c *captionCollector) collectCaption(n *dom.Node) {
	html.TrimCaption(n)
	figure := dom.Closest(n, atom.Figure)
	if figure == nil && c.isCopy(n) {
		dom.Remove(n)
		return
	}
	if len(c.images) > 0 {
		s := c.images[len(c.images)-1]
		isClose := c.offset-s.offset <= maxBetween && isNear(s.img, n, maxApart)
		if figure != nil && s.figure == figure || figure == nil && isClose {
			s.addCaption(n)
			return
		}
	}
	if figure != nil {
		c.pendingCaptions = append(c.pendingCaptions, n)
	}
	if c.pendingCaptions == nil { // text that only looks like a caption
		c.offset += dom.NonSpaceLen(dom.LineText(n, maxCaption))
	}
}

// isCopy reports whether an element repeats a caption: a slideshow shows that of its first
// picture again beside its counter. A credit may be that of several pictures.
func (c *captionCollector) isCopy(n *dom.Node) bool {
	const minCopied = 20 // bytes
	last := len(c.images) - 1
	text, credit := html.CaptionText(n)
	folded := dom.Fold(text)
	if last < 0 || len(c.images[last].captions) == 0 || len(folded) < minCopied {
		return false
	}
	images := c.images
	if 2*len(credit) > len(text) {
		images = images[last:]
	}
	return slices.ContainsFunc(images, func(s *captionedImage) bool {
		return slices.ContainsFunc(s.texts, func(t string) bool { return strings.Contains(" "+t+" ", " "+folded+" ") })
	})
}

// isNear reports whether n, or an ancestor at most maxUp levels above it, also contains m.
// The body of the page does not count.
func isNear(m, n *dom.Node, maxUp int) bool {
	for ; n != nil && maxUp >= 0; n, maxUp = n.Parent, maxUp-1 {
		for a, i := m, 0; a != nil && i <= 2*maxApart; a, i = a.Parent, i+1 {
			if a == n {
				return !dom.Is(n, atom.Body, atom.Html)
			}
		}
	}
	return false
}

// addCaption adds a caption, unless it repeats another caption of the picture.
func (s *captionedImage) addCaption(n *dom.Node) {
	const minRepeated = 20 // bytes; another caption may begin like a shorter one by chance
	if len(s.captions) >= maxCaptions {
		return
	}
	text, _ := html.CaptionText(n)
	text = dom.Fold(text)
	for _, t := range s.texts {
		if strings.Contains(t, text) || strings.HasPrefix(text, t) && len(t) > minRepeated {
			return
		}
	}
	if text != "" {
		s.captions, s.texts = append(s.captions, n), append(s.texts, text)
	}
}

// captionedImages returns the pictures that have a caption and do not link to another
// article, and the other pictures in their figures.
func (c *captionCollector) captionedImages() []*captionedImage {
	var out []*captionedImage
	isKnown := map[string]bool{}
	figures := c.imagesByFigure()
	for _, s := range c.images {
		if len(s.captions) == 0 {
			s.addAttributes()
		}
		isAd := slices.ContainsFunc(s.texts, isAdvertisement)
		switch {
		case len(s.captions) == 0 && figures[s.figure] != nil:
			s.isRedundant = figures[s.figure][s.key()] != s
			out = append(out, s)
			continue
		case len(s.captions) == 0, s.isTeaser() && !isAd:
			continue
		}
		// Many pages have one picture for narrow and one for wide screens.
		key := path.Base(s.source) + " " + strings.Join(s.texts, " ")
		s.isRedundant = isKnown[key] || isAd
		isKnown[key] = true
		out = append(out, s)
	}
	for _, img := range c.emptyImages {
		if figures[dom.Closest(img, atom.Figure)] != nil {
			out = append(out, &captionedImage{img: img, isRedundant: true})
		}
	}
	return out
}

// addAttributes adds the caption and the credit from the attributes of the img.
func (s *captionedImage) addAttributes() {
	for _, name := range []string{"data-caption", "data-credit"} {
		if text := dom.Attr(s.img, name); text != "" && len(text) < maxCaption && !strings.Contains(text, "<") {
			s.captions = append(s.captions, &dom.Node{Type: dom.TextNode, Data: text})
		}
	}
}

// imagesByFigure returns the pictures in each figure element that has a caption, by
// [captionedImage.key]. If a picture is in a figure twice, for narrow and for wide screens,
// it is the one with the caption.
func (c *captionCollector) imagesByFigure() map[*dom.Node]map[string]*captionedImage {
	out := map[*dom.Node]map[string]*captionedImage{}
	for _, s := range c.images {
		if s.figure != nil && len(s.captions) > 0 {
			if out[s.figure] == nil {
				out[s.figure] = map[string]*captionedImage{}
			}
			out[s.figure][s.key()] = s
		}
	}
	for _, s := range c.images {
		if in := out[s.figure]; in != nil && in[s.key()] == nil && s.source != "" {
			in[s.key()] = s
		}
	}
	return out
}

// key returns a string that identifies a picture among the others in its figure.
func (s *captionedImage) key() string {
	if alt := strings.TrimSpace(dom.Attr(s.img, "alt")); alt != "" {
		return alt
	}
	return path.Base(s.source)
}

// isAdvertisement reports whether a folded caption advertises the newspaper itself.
func isAdvertisement(caption string) bool {
	return strings.Contains(caption, "subscribe to ") || strings.Contains(caption, "subscription of ") || strings.Contains(caption, "sign up ")
}

// isTeaser reports whether a picture and its caption link to another article.
func (s *captionedImage) isTeaser() bool {
	a := dom.Closest(s.img, atom.A)
	if a == nil || !isPageLink(a) {
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

// isPageLink reports whether a link leads to another page, and not to the picture itself.
func isPageLink(a *dom.Node) bool {
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
