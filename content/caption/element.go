package caption

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds on what is read of a page's element. What is nested deeper, or stands
// behind so much text, is left out.
const (
	maxNesting = 100
	maxElement = 64 << 10 // bytes
)

// Element reads a caption from its element of a page, or from the whole
// figure's: its text as a reader sees it, with the credit, and of it what the
// page marks as the credit, "" where it marks nothing. Both are as [SplitMarked]
// takes them; neither is sanitised. Runs of white space are one blank, and a
// newline stands where the page begins a line.
//
// What is hidden, pictures and buttons are left out, but for the element itself
// (galleries hide all captions but one). A credit is marked by a class, a
// property or a label: <span class="c-photo__credit">, itemprop="creator",
// <span class="visually-hidden">Image source, </span>.
func Element(n *html.Node) (text, credit string) {
	r := reader{root: n}
	r.read(n, 0)
	return r.text.String(), r.credit()
}

// A reader reads the text of an element.
type reader struct {
	root        *html.Node
	text        strings.Builder
	blank, line bool       // stands before what is written next
	described   int        // how many elements were read that hold a description
	marked      []cut      // where credits stand, in order
	labelFor    *html.Node // which a hidden label calls a credit
}

// A cut is a part of a text.
type cut struct{ start, end int }

func (r *reader) read(n *html.Node, deep int) {
	if deep > maxNesting || r.text.Len() > maxElement {
		return
	}
	switch n.Type {
	case html.TextNode:
		r.write(n.Data)
		return
	case html.ElementNode:
		if n != r.root && r.leavesOut(n) {
			return
		}
	case html.DocumentNode:
	default:
		return
	}
	block, mark := isBlock(n), markOf(n)
	r.line = r.line || block
	r.blank = r.blank || mark == marksCredit
	start, described, marked := r.text.Len(), r.described, len(r.marked)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.read(c, deep+1)
	}
	if r.labelFor == n {
		mark = marksCredit
	}
	if r.text.Len() > start {
		switch {
		case mark == marksCredit && r.described == described:
			r.marked = append(r.marked[:marked], cut{start, r.text.Len()})
		case mark == marksDescription:
			r.described++
		}
		// "<b>Credit</b>Jo Park": what looks apart is apart
		r.blank = r.blank || mark == marksCredit || r.text.Len()-start < 40 && isLabel(r.text.String()[start:])
	}
	r.line = r.line || block
}

// write adds text, with its white space single.
func (r *reader) write(s string) {
	for s != "" {
		word := strings.IndexFunc(s, func(c rune) bool { return !unicode.IsSpace(c) })
		if word != 0 {
			r.blank = true
		}
		if word < 0 {
			return
		}
		s = s[word:]
		end := strings.IndexFunc(s, unicode.IsSpace)
		if end < 0 {
			end = len(s)
		}
		switch {
		case r.text.Len() == 0:
		case r.line:
			r.text.WriteByte('\n')
		case r.blank:
			r.text.WriteByte(' ')
		}
		r.blank, r.line = false, false
		r.text.WriteString(s[:end])
		s = s[end:]
	}
}

// credit is what is marked. Names that nothing but a sign or a line parts are
// one: "Jo Park" / "Reuters".
func (r *reader) credit() string {
	if len(r.marked) == 0 {
		return ""
	}
	text := r.text.String()
	out := r.marked[0]
	for _, c := range r.marked[1:] {
		if between := text[out.end:c.start]; len(between) > 8 || strings.IndexFunc(between, unicode.IsLetter) >= 0 {
			break
		}
		out.end = c.end
	}
	return strings.TrimSpace(text[out.start:out.end])
}

// leavesOut reports whether no reader sees the text of n. A label that only
// screen readers have says what its element is.
func (r *reader) leavesOut(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Svg, atom.Math, atom.Button, atom.Select, atom.Textarea, atom.Iframe, atom.Object,
		atom.Audio, atom.Video, atom.Canvas, atom.Head, atom.Title:
		return true
	}
	if !isHidden(n) {
		return false
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && saysCredit(c.Data) {
			r.labelFor = n.Parent
		}
	}
	return true
}

// isHidden reports whether the page shows n to nobody, or to screen readers
// alone.
func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		case "class":
			class := strings.ToLower(a.Val)
			for _, hides := range []string{"visually-hidden", "visuallyhidden", "visually_hidden", "sr-only", "screen-reader", "screenreader", "element-invisible", "offscreen", "u-hidden", "is-hidden"} {
				if strings.Contains(class, hides) {
					return true
				}
			}
		}
	}
	return false
}

func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Br, atom.Caption, atom.Center, atom.Dd, atom.Div, atom.Dl, atom.Dt, atom.Figcaption, atom.Figure,
		atom.Footer, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hr, atom.Li, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Table, atom.Td,
		atom.Th, atom.Tr, atom.Ul:
		return true
	}
	return false
}

// What an element is marked as.
type mark int

const (
	marksNothing mark = iota
	marksCredit
	marksDescription
)

// markOf is what an element's property, class or label marks it as.
func markOf(n *html.Node) mark {
	marks := marksNothing
	for _, a := range n.Attr {
		switch a.Key {
		case "itemprop":
			for _, prop := range strings.Fields(a.Val) {
				switch strings.ToLower(prop) {
				case "copyrightholder", "copyrightnotice", "credittext", "creator", "author", "contributor", "provider", "sourceorganization":
					return marksCredit
				case "caption", "description", "name", "headline":
					marks = marksDescription
				}
			}
		case "aria-label":
			if saysCredit(a.Val) {
				return marksCredit
			}
		case "class", "id":
			for _, class := range strings.Fields(a.Val) {
				switch marksOfClass(class) {
				case marksCredit:
					return marksCredit
				case marksDescription:
					marks = marksDescription
				case marksNothing:
				}
			}
		}
	}
	return marks
}

// marksOfClass reads a class's words: the last that says something says it,
// "figure__caption-source" a source and "credits-caption" a caption.
func marksOfClass(class string) mark {
	words := classWords(class)
	for _, w := range slices.Backward(words) {
		switch w {
		case "author", "authors", "byline", "source", "sources", "owner", "creator", "courtesy", "photog", "provider", "agency", "copywrite", "rights", "fuente", "fonte",
			"quelle", "bildquelle", "urheber", "autor", "auteur", "crédit", "crédits", "fotograf", "fotografo", "fotógrafo", "kuvaaja", "bron", "kilde":
			return marksCredit
		case "caption", "captions", "captiontext", "cap", "description", "desc", "legend", "legende", "subtitle", "summary", "bildunterschrift", "bildtext", "didascalia", "leyenda",
			"epigrafe", "imagecaption", "figcaption":
			return marksDescription
		}
		for _, credit := range []string{"credit", "credits", "copyright", "copyrights", "attribution", "photographer", "creditline"} {
			if strings.HasSuffix(w, credit) {
				return marksCredit
			}
		}
	}
	return marksNothing
}

// classWords parts a class into its words, in lower case: "c-photo__imgCredit"
// is c, photo, img, credit.
func classWords(class string) []string {
	if len(class) > 200 {
		return nil
	}
	class = strings.ToValidUTF8(class, "-")
	var words []string
	start := 0
	last := ' '
	for i, c := range class + "-" {
		switch {
		case !unicode.IsLetter(c):
			if i > start {
				words = append(words, strings.ToLower(class[start:i]))
			}
			start = i + utf8.RuneLen(c)
		case unicode.IsUpper(c) && unicode.IsLower(last):
			words = append(words, strings.ToLower(class[start:i]))
			start = i
		}
		last = c
	}
	return words
}
