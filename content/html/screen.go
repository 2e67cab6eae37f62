package html

import (
	"bytes"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A screened is a document in which nothing costs the parser more than its
// length.
type screened struct {
	source []byte
	// repeats: emphasis is opened so often without an end that the parser would
	// copy it into each of very many blocks.
	repeats bool
}

// Bounds of what the parser would do for one tag.
const (
	manyPieces  = 64      // pieces of text that it joins into one
	manyRepeats = 1 << 20 // elements of emphasis that it makes again
)

// screen looks through a document for what takes the parser time beyond its
// length: it copies the attributes of each <html> and <body> into the first
// ("<html a1><html a2>…"), joins pieces of text that tags without a meaning part
// ("a</q>a</q>…"), and opens emphasis that was never closed again in each block
// ("<b 1><b 2>…<p>x<p>x…"). The first two are taken out, the last is reported.
func screen(data []byte) screened {
	s := screening{z: dom.NewTokenizer(bytes.NewReader(data)), data: data, open: map[string]int{}}
	for s.next() {
	}
	if s.out == nil {
		return screened{data, s.cost > manyRepeats+4*s.tags}
	}
	return screened{append(s.out, data[s.kept:]...), s.cost > manyRepeats+4*s.tags}
}

type screening struct {
	z        *dom.Tokenizer
	data     []byte
	at, kept int    // bytes read, and written to out
	out      []byte // nil while nothing has changed
	roots    int    // <html> and <body>
	pieces   int    // of text that may be one
	parted   bool   // by a tag that surely parts them
	open     map[string]int
	emphases int // that are open
	cost     int
	tags     int
}

// next takes one token; it reports false at the end.
func (s *screening) next() bool {
	kind := s.z.Next()
	from := s.at
	raw := s.z.Raw()
	s.at += len(raw)
	switch kind {
	case dom.ErrorToken:
		return false
	case dom.TextToken:
		if s.pieces++; s.parted {
			s.pieces = 0
		}
		if s.parted = false; s.pieces > manyPieces {
			s.out = append(append(s.out, s.data[s.kept:from]...), "<wbr><!---->"...)
			s.kept, s.pieces = from, 0
		}
	case dom.StartTagToken, dom.SelfClosingTagToken:
		name, _ := s.z.TagName()
		a := atom.Lookup(name)
		if a == atom.Noscript {
			s.z.NextIsNotRawText()
		}
		s.start(a, raw, from)
	case dom.EndTagToken:
		name, _ := s.z.TagName()
		s.end(atom.Lookup(name))
	case dom.CommentToken, dom.DoctypeToken:
	}
	return true
}

func (s *screening) start(a atom.Atom, raw []byte, from int) {
	s.tags++
	switch {
	case a == atom.Html, a == atom.Body:
		if s.roots++; s.roots > 8 {
			s.out = append(s.out, s.data[s.kept:from]...)
			s.kept = s.at
		}
	case emphasises(a):
		s.parted = true
		if key := string(raw); len(key) < 1000 && s.open[key] < 3 { // of those alike, three are kept
			s.open[key]++
			s.open[a.String()]++
			s.emphases++
		}
	case isTablePart(a):
		s.cost += s.emphases
	default:
		s.parted = true
		s.cost += s.emphases
	}
}

func (s *screening) end(a atom.Atom) {
	s.tags++
	switch name := a.String(); {
	case !emphasises(a):
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

// emphasises reports whether the parser opens an element again in each block
// until it is closed.
func emphasises(a atom.Atom) bool {
	switch a {
	case atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U:
		return true
	}
	return false
}

// isTablePart reports whether an element is nothing outside of a table.
func isTablePart(a atom.Atom) bool {
	switch a {
	case atom.Caption, atom.Col, atom.Colgroup, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Head, atom.Frame, atom.Frameset, atom.Option, atom.Optgroup:
		return true
	}
	return false
}
