package dom

import (
	"bytes"
	"strings"

	"pullquote/content/bounds"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A prescanned document is one that the parser parses in linear time, unless it isCostly.
type prescanned struct {
	source []byte
	// isCostly reports that so many formatting elements are never closed that the parser
	// would copy them into a great many blocks.
	isCostly bool
	rest     []byte // what follows the source in the document, because it has too many nodes
}

// Bounds on the work of the parser for one tag.
const (
	maxTextTokens = 64   // text tokens that it joins
	maxRoots      = 8    // <html> and <body> tags whose attributes it merges
	maxEqualTags  = 3    // equal formatting tags that it keeps open
	maxTag        = 1000 // length of a formatting tag that is compared with others, in bytes
)

// prescan looks for input that takes the parser more than linear time. The parser merges
// the attributes of each <html> and <body> into the first one ("<html a1><html a2>…"),
// joins the text around tags that it ignores ("a</q>a</q>…"), and reopens formatting
// elements that were never closed in each block ("<b 1><b 2>…<p>x<p>x…"). prescan breaks
// up the first two and reports the last.
//
// It also finds where the document has more nodes than [NodeBound] allows.
func prescan(data []byte) prescanned {
	if len(data) <= bounds.MaxDenseNodes && bytes.Count(data, []byte("<")) <= maxRoots {
		return prescanned{source: data} // too few tags for any of that; Markdown may have a great many such documents
	}
	maxNodes, _ := NodeBound(len(data))
	s := prescanner{z: html.NewTokenizer(bytes.NewReader(data)), data: data, openTags: map[string]int{}, limit: len(data), maxNodes: maxNodes}
	for s.next() {
	}
	p := prescanned{source: data[:s.limit], rest: data[s.limit:], isCostly: s.cost > bounds.MaxRepeats}
	if s.out != nil {
		p.source = append(s.out, data[s.copied:s.limit]...)
	}
	return p
}

// A prescanner scans the tokens of a document and counts what they cost the parser.
type prescanner struct {
	z              *html.Tokenizer
	data           []byte
	offset         int            // of the next token in data
	limit          int            // the end of what is parsed
	nodes          int            // elements, texts and comments; two attributes count as one
	maxNodes       int            // of them that are parsed
	copied         int            // the offset in data up to which out is complete
	out            []byte         // nil while nothing has changed
	roots          int            // the number of <html> and <body> tags
	textTokens     int            // the number of text tokens that the parser would join
	isInterrupted  bool           // a tag keeps the parser from joining the next text token
	openTags       map[string]int // the number of open formatting tags, by tag and by element name
	openFormatting int            // the number of open formatting elements
	cost           int            // how many formatting elements the parser would reopen
	isParagraph    bool           // a <p> is open
	isRawText      bool           // the next text is a script or a style sheet
}

// next scans one token. It reports false at the end.
func (s *prescanner) next() bool {
	kind := s.z.Next()
	from := s.offset
	raw := s.z.Raw()
	isJoined := kind == html.TextToken && s.textTokens > 0 && !s.isInterrupted
	if kind != html.EndTagToken && kind != html.ErrorToken && !isJoined {
		s.nodes++
	}
	if s.nodes > s.maxNodes && !(kind == html.TextToken && s.isRawText) {
		s.limit = from
		return false
	}
	s.offset += len(raw)
	s.isRawText = false
	switch kind {
	case html.ErrorToken:
		return false
	case html.TextToken:
		if s.textTokens++; s.isInterrupted {
			s.textTokens = 0
		}
		if s.isInterrupted = false; s.textTokens > maxTextTokens {
			s.out = append(append(s.out, s.data[s.copied:from]...), "<wbr><!---->"...)
			s.copied, s.textTokens = from, 0
		}
	case html.StartTagToken, html.SelfClosingTagToken:
		name, _ := s.z.TagName()
		a := atom.Lookup(name)
		if a == atom.Noscript {
			s.z.NextIsNotRawText()
		}
		s.isRawText = a == atom.Script || a == atom.Style
		s.nodes += countAttributes(raw) / 2
		s.start(a, raw, from)
	case html.EndTagToken:
		name, _ := s.z.TagName()
		s.end(atom.Lookup(name))
	case html.CommentToken, html.DoctypeToken:
	}
	return true
}

func (s *prescanner) start(a atom.Atom, raw []byte, from int) {
	if markup.IsBlock(a) {
		s.isParagraph = a == atom.P
	}
	switch {
	case a == atom.Html, a == atom.Body:
		s.nodes-- // there is one of each
		if s.roots++; s.roots > maxRoots {
			s.out = append(s.out, s.data[s.copied:from]...)
			s.copied = s.offset
		}
	case isFormatting(a):
		s.isInterrupted = true
		if key := string(raw); len(key) < maxTag && s.openTags[key] < maxEqualTags {
			s.openTags[key]++
			s.openTags[a.String()]++
			s.openFormatting++
		}
	case isTablePart(a):
		s.cost += s.openFormatting
	default:
		s.isInterrupted = true
		s.cost += s.openFormatting
	}
}

func (s *prescanner) end(a atom.Atom) {
	switch { // the end of something that is not open makes an element
	case a == atom.Br, a == atom.P && !s.isParagraph:
		s.nodes++
		s.isInterrupted = true
	case a == atom.P:
		s.isParagraph = false
	}
	switch name := a.String(); {
	case !isFormatting(a):
		s.cost += s.openFormatting
	case s.openTags[name] > 0:
		s.openTags[name]--
		s.openFormatting--
		for _, key := range []string{"<" + name + ">", "<" + strings.ToUpper(name) + ">"} {
			if s.openTags[key] > 0 {
				s.openTags[key]--
				break
			}
		}
	}
}

// countAttributes returns about how many attributes a tag has.
func countAttributes(tag []byte) int {
	n := 0
	quote := byte(0)
	for i, c := range tag {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case i > 0 && tag[i-1] <= ' ' && c > ' ' && c != '>' && c != '/':
			n++
		}
	}
	return n
}

// isFormatting reports whether the parser reopens an element in each block until it is
// closed. These are the formatting elements of the HTML standard, except a.
func isFormatting(a atom.Atom) bool {
	switch a {
	case atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U:
		return true
	}
	return false
}

// isTablePart reports whether the parser ignores an element outside a table, a frameset or
// a select.
func isTablePart(a atom.Atom) bool {
	switch a {
	case atom.Caption, atom.Col, atom.Colgroup, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Head, atom.Frame, atom.Frameset, atom.Option, atom.Optgroup:
		return true
	}
	return false
}
