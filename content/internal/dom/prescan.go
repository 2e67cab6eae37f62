package dom

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A prescanned document costs the parser no more time than its length, except for
// its emphasis.
type prescanned struct {
	source []byte
	// repeats says that so much emphasis is opened and never closed that the
	// parser would copy it into a great many blocks.
	repeats bool
}

// Bounds on what the parser does for one tag.
const (
	maxPieces  = 64      // pieces of text that it joins
	maxRepeats = 1 << 20 // elements of emphasis that it opens again
	maxRoots   = 8       // <html> and <body> tags whose attributes it merges
	maxAlike   = 3       // equal tags of emphasis that it keeps open
	maxTag     = 1000    // bytes of a tag of emphasis that is compared with others
)

// prescan looks for what takes the parser more time than its length. The parser
// copies the attributes of each <html> and <body> into the first one ("<html
// a1><html a2>…"), joins the pieces of text around tags that it ignores
// ("a</q>a</q>…"), and opens emphasis that was never closed again in each block
// ("<b 1><b 2>…<p>x<p>x…"). prescan breaks up the first two, and reports the last.
func prescan(data []byte) prescanned {
	s := prescanner{z: html.NewTokenizer(bytes.NewReader(data)), data: data, open: map[string]int{}}
	for s.next() {
	}
	repeats := s.cost > maxRepeats+4*s.tags
	if s.out == nil {
		return prescanned{data, repeats}
	}
	return prescanned{append(s.out, data[s.copied:]...), repeats}
}

type prescanner struct {
	z        *html.Tokenizer
	data     []byte
	read     int            // bytes of data
	copied   int            // bytes of data that are in out, or left out of it
	out      []byte         // nil while nothing has changed
	roots    int            // <html> and <body> tags
	pieces   int            // of text that the parser may join
	isBroken bool           // by a tag that keeps it from joining the next
	open     map[string]int // tags of emphasis, by the tag and by the element's name
	emphases int            // that are open
	cost     int            // elements of emphasis that are opened again
	tags     int
}

// next takes one token. It reports false at the end.
func (s *prescanner) next() bool {
	kind := s.z.Next()
	from := s.read
	raw := s.z.Raw()
	s.read += len(raw)
	switch kind {
	case html.ErrorToken:
		return false
	case html.TextToken:
		if s.pieces++; s.isBroken {
			s.pieces = 0
		}
		if s.isBroken = false; s.pieces > maxPieces {
			s.out = append(append(s.out, s.data[s.copied:from]...), "<wbr><!---->"...)
			s.copied, s.pieces = from, 0
		}
	case html.StartTagToken, html.SelfClosingTagToken:
		name, _ := s.z.TagName()
		a := atom.Lookup(name)
		if a == atom.Noscript {
			s.z.NextIsNotRawText()
		}
		s.start(a, raw, from)
	case html.EndTagToken:
		name, _ := s.z.TagName()
		s.end(atom.Lookup(name))
	case html.CommentToken, html.DoctypeToken:
	}
	return true
}

func (s *prescanner) start(a atom.Atom, raw []byte, from int) {
	s.tags++
	switch {
	case a == atom.Html, a == atom.Body:
		if s.roots++; s.roots > maxRoots {
			s.out = append(s.out, s.data[s.copied:from]...)
			s.copied = s.read
		}
	case isFormatting(a):
		s.isBroken = true
		if key := string(raw); len(key) < maxTag && s.open[key] < maxAlike {
			s.open[key]++
			s.open[a.String()]++
			s.emphases++
		}
	case isTablePart(a):
		s.cost += s.emphases
	default:
		s.isBroken = true
		s.cost += s.emphases
	}
}

func (s *prescanner) end(a atom.Atom) {
	s.tags++
	switch name := a.String(); {
	case !isFormatting(a):
		s.cost += s.emphases
	case s.open[name] > 0:
		s.open[name]--
		s.emphases--
		for _, key := range []string{"<" + name + ">", "<" + strings.ToUpper(name) + ">"} {
			if s.open[key] > 0 {
				s.open[key]--
				break
			}
		}
	}
}

// isFormatting reports whether the parser opens an element again in each block
// until it is closed. These are the formatting elements of the HTML standard, but
// for a.
func isFormatting(a atom.Atom) bool {
	switch a {
	case atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U:
		return true
	}
	return false
}

// isTablePart reports whether the parser ignores an element outside of a table, a
// frameset or a select.
func isTablePart(a atom.Atom) bool {
	switch a {
	case atom.Caption, atom.Col, atom.Colgroup, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Head, atom.Frame, atom.Frameset, atom.Option, atom.Optgroup:
		return true
	}
	return false
}
