package mail

import (
	"bytes"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"pullquote/content"
	"pullquote/content/html"
	"pullquote/content/markdown"
)

// add adds the blocks of a part.
func (r *reader) add(p *part) {
	switch {
	case p.mediaType == "multipart/alternative" && len(p.parts) > 0:
		r.add(r.best(p.parts))
	case p.mediaType == "multipart/related" && len(p.parts) > 0:
		r.addRelated(p)
	case p.mediaType == "multipart/encrypted":
		r.problem("the message is encrypted; open it in a mail program")
		r.attachments = append(r.attachments, p.parts...)
	case len(p.parts) > 0:
		for _, c := range p.parts {
			r.add(c)
		}
	case p.mediaType == "message/rfc822" || p.mediaType == "message/global":
		r.addMessage(p)
	case p.disposition == "attachment" || !r.addBody(p):
		r.attachments = append(r.attachments, p)
	}
}

// addBody adds the blocks of a part without subparts. It reports false if the part's
// media type cannot be shown.
func (r *reader) addBody(p *part) bool {
	switch {
	case p.mediaType == "text/html" || p.mediaType == "application/xhtml+xml":
		r.addHTML(p)
	case p.mediaType == "text/markdown":
		r.addArticle(markdown.Parse(r.decoded(p)))
	case p.mediaType == "text/plain", p.mediaType == "text" || p.mediaType == "":
		r.addPlain(p)
	case strings.HasPrefix(p.mediaType, "message/"), isPreformatted(p.mediaType):
		if text := content.Sanitize(string(r.decoded(p))).Trim("\n"); !text.IsEmpty() {
			r.blocks = append(r.blocks, &content.Code{Source: text})
		}
	case strings.HasPrefix(p.mediaType, "image/"):
		if !r.isShown(p) {
			r.blocks = append(r.blocks, &content.Figure{Src: content.Sanitize(p.source()), Alt: content.Sanitize(p.fileName)})
		}
	default:
		return false
	}
	return true
}

// isPreformatted reports whether a text keeps its line breaks.
func isPreformatted(mediaType string) bool {
	switch mediaType {
	case "text/x-patch", "text/x-diff", "text/csv", "text/tab-separated-values", "text/x-log", "text/css", "text/javascript", "text/xml", "text/x-csrc", "text/x-python":
		return true
	}
	return strings.HasPrefix(mediaType, "text/x-")
}

// decoded returns the text of a part in UTF-8.
func (r *reader) decoded(p *part) []byte {
	data, ok := decodeBody(p.body, p.encoding())
	if !ok {
		r.problem("a part of the message cannot be decoded from %q; it is shown as it is", p.encoding())
	}
	return r.utf8(data, p.parameters["charset"])
}

// addHTML adds the blocks of an HTML part.
func (r *reader) addHTML(p *part) {
	source := string(r.decoded(p))
	base := p.header.get("Content-Base")
	if base == "" {
		base = p.header.get("Content-Location")
	}
	if !content.IsWebAddress(base) {
		base = ""
	}
	result := html.Fragment(source, base)
	if r.shown == nil {
		r.shown = map[string]bool{}
	}
	for _, id := range cids(source) {
		r.shown["cid:"+id] = true
	}
	for _, b := range result.Blocks {
		for _, leaf := range content.Leaves(b) {
			if f, ok := leaf.Block.(*content.Figure); ok {
				r.shown[f.Src.String()] = true
				r.nameFigure(f)
			}
		}
	}
	a := content.NewArticle(result.Blocks...)
	a.Targets = result.Targets
	a.AddProblems(result.Problems...)
	r.addArticle(a)
}

// nameFigure sets the alt text of a picture without any text to the name of its file.
func (r *reader) nameFigure(f *content.Figure) {
	if !f.Alt.IsEmpty() || f.Caption.String() != "" {
		return
	}
	if p := r.root.find(func(p *part) bool { return p.isAt(f.Src.String()) }); p != nil {
		f.Alt = content.Sanitize(p.fileName)
	}
}

// addArticle adds the blocks of an article.
func (r *reader) addArticle(a *content.Article) {
	for id, at := range a.Targets {
		if r.targets == nil {
			r.targets = map[string]content.Anchor{}
		}
		if _, ok := r.targets[id]; !ok {
			at.Block += content.BlockIndex(len(r.blocks))
			r.targets[id] = at
		}
	}
	for _, b := range a.Blocks() {
		r.blocks = append(r.blocks, b)
	}
	for _, p := range a.Problems {
		r.problem("%s", p)
	}
}

// best returns the alternative to show: plain text, which marks quotations, unless the
// HTML has much more text or shows pictures.
func (r *reader) best(alternatives []*part) *part {
	var plain, rich *part
	for _, p := range alternatives {
		switch kind := p.root().mediaType; {
		case kind == "text/html":
			rich = p
		case kind == "text/plain" && p.disposition != "attachment":
			plain = p
		}
	}
	switch {
	case plain == nil && rich == nil:
		return alternatives[len(alternatives)-1]
	case plain == nil:
		return rich
	case rich == nil:
		return plain
	}
	const minThirds = 2 // of the words in the HTML
	source := string(r.decoded(rich.root()))
	words, richWords := wordCount(r.decoded(plain.root())), htmlWordCount(source)
	hasPictures := len(cids(source)) > 0 && len(rich.parts) > 1
	if words*3 < richWords*minThirds || hasPictures && richWords*2 >= words {
		return rich
	}
	return plain
}

// root returns the main text of a part: for a multipart, the root of its start part or of
// its HTML alternative; otherwise the part itself.
func (p *part) root() *part {
	for len(p.parts) > 0 {
		root := p.start()
		if p.mediaType == "multipart/alternative" || p.mediaType == "multipart/mixed" {
			for _, c := range p.parts {
				if c.root().mediaType == "text/html" {
					root = c
				}
			}
		}
		p = root
	}
	return p
}

// start returns the subpart that the "start" parameter names (RFC 2387), or else the
// first one.
func (p *part) start() *part {
	id := strings.Trim(p.parameters["start"], "<>")
	if i := slices.IndexFunc(p.parts, func(c *part) bool { return c.id() == id }); i >= 0 && id != "" {
		return p.parts[i]
	}
	return p.parts[0]
}

// addRelated adds the text of a multipart/related part, and those of its other subparts
// that the text does not show.
func (r *reader) addRelated(p *part) {
	root := p.start()
	r.add(root)
	for _, c := range p.parts {
		if c != root && !r.isShown(c) {
			r.add(c)
		}
	}
}

// isShown reports whether a text of the message shows a picture.
func (r *reader) isShown(p *part) bool {
	return r.shown["cid:"+p.id()] || p.header.has("Content-Location") && r.shown[p.header.get("Content-Location")]
}

// addMessage adds a message inside this one, with the main lines of its header.
func (r *reader) addMessage(p *part) {
	data, _ := decodeBody(p.body, p.encoding())
	if r.partCount++; r.partCount > maxParts || r.depth >= maxNesting {
		r.problem("the message contains too many other messages; the rest are left out")
		return
	}
	r.depth++
	defer func() { r.depth-- }()
	inner := r.parse(data, r.depth, "text/plain")
	var lines []string
	for _, name := range []string{"From", "Date", "To", "Subject"} {
		if value := r.text(inner.header.get(name)); value != "" {
			lines = append(lines, name+": "+value)
		}
	}
	if r.hasBlocks() {
		r.blocks = append(r.blocks, &content.Rule{})
	}
	if len(lines) > 0 {
		r.blocks = append(r.blocks, &content.Paragraph{Text: content.PlainInline(strings.Join(lines, "\n"))})
	}
	p.parts = []*part{inner} // so that media finds its pictures
	r.add(inner)
}

// listAttachments adds a list of the parts of the message that are not shown.
func (r *reader) listAttachments() {
	list := &content.List{IsTight: true}
	for _, p := range r.attachments {
		name := p.fileName
		if name == "" {
			name = "unnamed"
		}
		item := &content.Paragraph{Text: content.PlainInline(fmt.Sprintf("%s (%s, %s)", name, content.SanitizeLine(p.mediaType).String(), p.size()))}
		list.Items = append(list.Items, content.Item{Blocks: []content.Block{item}})
	}
	if len(list.Items) > 0 {
		r.blocks = append(r.blocks, &content.Heading{Level: 2, Text: content.PlainInline("Attachments")}, list)
	}
}

// size returns the decoded size of a part in a readable unit.
func (p *part) size() string {
	n := len(p.body)
	for _, c := range p.parts {
		n += len(c.body)
	}
	if data, ok := decodeBody(p.body, p.encoding()); ok && p.body != nil {
		n = len(data)
	}
	return content.FileSize(int64(n))
}

// wordCount returns the number of words in a text.
func wordCount(text []byte) int {
	n := 0
	for range bytes.FieldsSeq(text) {
		n++
	}
	return n
}

// htmlWordCount returns the approximate number of visible words in HTML.
func htmlWordCount(source string) int {
	words := 0
	for _, b := range html.Fragment(source, "").Blocks {
		words += len(strings.FieldsFunc(b.Plain(), unicode.IsSpace))
	}
	return words
}

// cids returns the content identifiers of the parts that HTML refers to by cid:
// addresses.
func cids(source string) []string {
	var out []string
	for rest := []byte(source); ; {
		at := bytes.Index(rest, []byte("cid:"))
		if at < 0 {
			return out
		}
		rest = rest[at+len("cid:"):]
		end := bytes.IndexAny(rest, "\"'> \t\r\n)")
		if end < 0 {
			return out
		}
		id := string(rest[:end])
		if decoded, err := url.PathUnescape(id); err == nil {
			id = decoded
		}
		out = append(out, id)
	}
}
