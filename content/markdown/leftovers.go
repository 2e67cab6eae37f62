package markdown

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// leftovers removes the lines of paragraphs that a reader does not see on the site that
// the source was written for: attribute lists, the mark of a table of contents, the
// imports of MDX, the files to include. It also finds the labels of callouts in block
// quotes.
type leftovers struct {
	labels *labels
	lined  map[ast.Node]bool // paragraphs whose line ends count
}

// Transform implements [parser.ParagraphTransformer].
func (t leftovers) Transform(p *ast.Paragraph, reader text.Reader, _ parser.Context) {
	source := reader.Source()
	first, last := 0, p.Lines().Len()
	value := func(i int) []byte {
		line := p.Lines().At(i)
		return bytes.TrimSpace(line.Value(source))
	}
	if last == 1 && (isContentsMark(value(0)) || isPageBreak(value(0))) {
		p.Parent().RemoveChild(p.Parent(), p)
		return
	}
	if mark, ok := bytes.CutSuffix(value(last-1), []byte("{:toc}")); ok && last == 1 && len(mark) > 0 {
		t.removeContents(p, []byte("{:toc}"))
	}
	for last > first && (isAttributeLine(value(last-1)) || isInclude(value(last-1))) {
		t.removeContents(p, value(last-1))
		last--
	}
	for first < last {
		n := t.programLines(value, first, last)
		if n == 0 {
			break
		}
		first += n
	}
	if first == last {
		p.Parent().RemoveChild(p.Parent(), p)
		return
	}
	if first > 0 || last < p.Lines().Len() {
		rest := text.NewSegments()
		rest.AppendAll(p.Lines().Sliced(first, last))
		p.SetLines(rest)
	}
	t.cutBlockID(p, source)
	if isAbbreviation(value(0)) {
		t.lined[p] = true
		return
	}
	if _, ok := p.Parent().(*ast.Blockquote); ok && p.PreviousSibling() == nil {
		t.labels.alert(p, source)
	}
}

// removeContents removes the list that kramdown replaces with the table of contents. The
// attribute list "{:toc}" is in its only item.
func (t leftovers) removeContents(p *ast.Paragraph, line []byte) {
	item, ok := p.Parent().(*ast.ListItem)
	if ok && bytes.Equal(bytes.ToLower(bytes.Trim(line, "{:} ")), []byte("toc")) && item.PreviousSibling() == nil {
		t.labels.lists[item.Parent()] = true
	}
}

// isContentsMark reports whether a line is the mark of a table of contents, such as [TOC],
// [[_TOC_]], {{TOC}} and ${toc}.
func isContentsMark(line []byte) bool {
	if line = bytes.TrimLeft(line, "@$"); len(line) < len("[toc]") || line[0] != '[' && line[0] != '{' {
		return false
	}
	s := strings.ToLower(string(line))
	for _, marks := range []string{"[]", "{}"} {
		if inner := strings.TrimRight(strings.TrimLeft(s, marks[:1]), marks[1:]); len(s)-len(inner) >= 2 && s[:1] == marks[:1] && s[len(s)-1:] == marks[1:] {
			return inner == "toc" || inner == "_toc_"
		}
	}
	return false
}

// isPageBreak reports whether a line is the command of TeX for a new page, as in \newpage.
func isPageBreak(line []byte) bool {
	switch string(bytes.TrimSuffix(line, []byte("{}"))) {
	case `\newpage`, `\pagebreak`, `\clearpage`, `\cleardoublepage`:
		return true
	}
	return false
}

// isInclude reports whether a line names a file whose text a program would put here.
func isInclude(line []byte) bool {
	const docFX = "[!include"
	if len(line) > len(docFX) && bytes.EqualFold(line[:len(docFX)], []byte(docFX)) {
		return bytes.IndexByte([]byte(" -["), line[len(docFX)]) >= 0 && bytes.HasSuffix(line, []byte(")]"))
	}
	rest, ok := bytes.CutPrefix(line, []byte("--8<--"))
	rest = bytes.TrimSpace(rest)
	return ok && (len(rest) == 0 || rest[0] == '"' || rest[0] == '\'')
}

// isTarget reports whether a line is the name of a place, as MyST has it: (the-quay)=
func isTarget(line []byte) bool {
	name, ok := bytes.CutSuffix(line, []byte(")="))
	name, isOpen := bytes.CutPrefix(name, []byte{'('})
	return ok && isOpen && len(name) > 0 && !bytes.ContainsAny(name, "() ")
}

// programLines returns how many lines from first on are not for a reader.
func (leftovers) programLines(value func(int) []byte, first, last int) int {
	line := value(first)
	switch {
	case isAttributeLine(line), isInclude(line), isTarget(line):
		return 1
	case !bytes.HasPrefix(line, []byte("import ")) && !bytes.HasPrefix(line, []byte("export ")), !isModuleStart(string(line)):
		return 0
	}
	depth := 0
	for i := first; i < last; i++ {
		for _, c := range value(i) {
			switch c {
			case '{', '(', '[':
				depth++
			case '}', ')', ']':
				depth--
			}
		}
		if depth <= 0 {
			if !isModuleEnd(string(line), string(value(i))) {
				return 0
			}
			return i + 1 - first
		}
	}
	return 0
}

// isModuleStart reports whether a line begins an import or an export of JavaScript.
func isModuleStart(line string) bool {
	word, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	if rest == "" {
		return false
	}
	switch word {
	case "import":
		name, _, isFrom := strings.Cut(rest+" ", " from ")
		return strings.ContainsRune("{*'\"", rune(rest[0])) || isFrom && (len(strings.Fields(name)) == 1 || strings.Contains(name, "{"))
	case "export":
		keyword, name, _ := strings.Cut(rest, " ")
		switch keyword {
		case "const", "let", "var":
			return strings.Contains(name, "=")
		case "function", "async", "class":
			return strings.ContainsAny(name, "({")
		case "default":
			return name != "" && strings.ContainsAny(name, "({=")
		}
		return rest[0] == '{' || rest[0] == '*'
	}
	return false
}

// isModuleEnd reports whether a line ends the import or the export that begins on the
// first line. An import ends with the name of a module in quotation marks.
func isModuleEnd(first, line string) bool {
	line = strings.TrimRight(line, "; ")
	if line == "" {
		return false
	}
	last := line[len(line)-1]
	if strings.HasPrefix(first, "import") {
		return last == '"' || last == '\''
	}
	return strings.ContainsRune("\"'`})]", rune(last)) || unicode.IsDigit(rune(last)) || strings.HasSuffix(line, "true") || strings.HasSuffix(line, "false")
}

// isAbbreviation reports whether a line explains an abbreviation: *[TLA]: Three letters.
func isAbbreviation(line []byte) bool {
	end := bytes.Index(line, []byte("]:"))
	return bytes.HasPrefix(line, []byte("*[")) && end > len("*[") && len(bytes.TrimSpace(line[end+len("]:"):])) > 0
}

// An abbreviations parser parses the explanations of abbreviations, each on a line, as the
// abbreviations themselves without their marks.
type abbreviations struct{ lined map[ast.Node]bool }

// Trigger implements [parser.InlineParser].
func (abbreviations) Trigger() []byte { return []byte{'*'} }

// Parse implements [parser.InlineParser].
func (p abbreviations) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if !p.lined[parent] || !isAbbreviation(bytes.TrimSpace(line)) {
		return nil
	}
	end := bytes.IndexByte(line, ']')
	block.Advance(end + 1)
	return raw(string(line[len("*["):end]))
}

// cutBlockID removes the name that Obsidian gives to a paragraph, as in " ^a1b2c3", from
// its end.
func (leftovers) cutBlockID(p *ast.Paragraph, source []byte) {
	const minID = 4 // shorter ones may be exponents
	i := p.Lines().Len() - 1
	line := p.Lines().At(i)
	value := bytes.TrimRight(line.Value(source), " \t\n")
	at := bytes.LastIndexByte(value, '^')
	if at < 1 || value[at-1] != ' ' || len(value)-at-1 < minID {
		return
	}
	for _, c := range value[at+1:] {
		if c != '-' && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
			return
		}
	}
	p.Lines().Set(i, line.WithStop(line.Start-line.Padding+at))
}
