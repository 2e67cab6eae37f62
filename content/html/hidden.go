package html

import (
	"strings"

	"pullquote/content/internal/markup"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// hidden reports whether what n holds is not shown to a reader: it is no text,
// it is hidden from sight, or it is a control.
func hidden(n *dom.Node) bool {
	switch {
	case n.Namespace == "svg", markup.Hides(n.DataAtom), unseen(n), n.DataAtom == atom.Dialog && !hasAttr(n, "open"):
		return true
	case attr(n, "aria-hidden") == "true":
		return decorates(n)
	}
	return hasClass(n, "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only", "mw-editsection")
}

// unseen reports whether the source hides n.
func unseen(n *dom.Node) bool {
	if hasAttr(n, "hidden") {
		return true
	}
	css := styleOf(n)
	return css["display"] == "none" && !isMath(n) || css["visibility"] == "hidden"
}

// isMath reports whether n is around a formula, which pages hide in favour of a
// picture of it.
func isMath(n *dom.Node) bool { return hasClass(n, "mwe-math-mathml-a11y") }

// decorates reports whether something that is hidden from who listens is nothing
// to who reads: it has no words, is an icon, or draws the formula beside it.
func decorates(n *dom.Node) bool {
	for class := range strings.FieldsSeq(attr(n, "class")) {
		if strings.Contains(class, "icon") {
			return true
		}
	}
	for _, beside := range []*dom.Node{n.PrevSibling, n.NextSibling} {
		if beside != nil && holdsMath(beside) {
			return true
		}
	}
	return wordless(n) || numbersLines(n)
}

// wordless reports whether there are neither words nor pictures in n, as far as
// its beginning tells.
func wordless(n *dom.Node) bool {
	left := 50
	for c := range n.Descendants() {
		if left--; left < 0 || is(c, atom.Img) || c.Type == dom.TextNode && !markup.IsMark(c.Data) {
			return false
		}
	}
	return true
}

// styleOf are the declarations of an element's own style; nil without one.
func styleOf(n *dom.Node) map[string]string {
	style := attr(n, "style")
	if style == "" || len(style) > 2000 {
		return nil
	}
	out := map[string]string{}
	for declaration := range strings.SplitSeq(strings.ToLower(style), ";") {
		if name, value, ok := strings.Cut(declaration, ":"); ok {
			out[strings.TrimSpace(name)] = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		}
	}
	return out
}

// isControl reports whether n is a part of a form, or a medium that text cannot
// show.
func isControl(n *dom.Node) bool {
	switch n.DataAtom {
	case atom.Input, atom.Select, atom.Textarea, atom.Datalist, atom.Progress, atom.Meter, atom.Output, atom.Option, atom.Optgroup,
		atom.Iframe, atom.Video, atom.Audio, atom.Embed, atom.Canvas, atom.Noembed, atom.Noframes, atom.Frameset,
		atom.Map, atom.Area, atom.Param, atom.Source, atom.Track, atom.Link, atom.Meta, atom.Base, atom.Title, atom.Rp:
		return true
	}
	return false
}
