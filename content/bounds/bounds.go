// Package bounds is the table of the bounds on what pullquote reads and does: how large a
// source may be, how deep it may nest, how much of it is shown, and what the reader is told
// past each bound.
//
// A bound is the largest amount with which nothing is left out. The sentence of a bound is
// what the reader is told past it: a problem of the article, the reason of an error, or a
// message on screen. Numbers that are not in this table bound the guesses of one parser about
// one piece of text; passing those loses nothing that a reader would miss.
package bounds

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// The bounds of sources, in bytes.
const (
	MaxFile     = 1 << 30  // a file or standard input, in a format that is parsed in pieces
	MaxWhole    = 64 << 20 // the same in a format that is parsed as a whole
	MaxUnpacked = 1 << 30  // what a gzip file unpacks to
	MaxResponse = 64 << 20 // a response from the web, and what it unpacks to
	MaxHTML     = 32 << 20
)

// The bounds of what a source contains.
const (
	MaxHTMLNodes    = 1_000_000 // elements, texts and comments of one page
	MaxDenseNodes   = 15_000    // of them and pairs of attributes, besides one for each [BytesPerNode]
	BytesPerNode    = 14        // of the length of the page
	MaxHTMLNesting  = 512       // elements in elements
	MaxBlockNesting = 100       // lists and quotations in lists and quotations
	MaxDefinitions  = 10_000    // of links in Markdown
	MaxTargets      = 20_000    // headings that links in Markdown can reach
	MaxTableCells   = 100_000   // of one table
	MaxBlocks       = 5_000_000 // of one article
	MaxFigures      = 20_000    // with image notes, of one article
	MaxSpans        = 2_000_000 // of the blocks that are in memory at once
	MaxLink         = 2083      // bytes of an address, except a picture's data: address
	MaxRepeats      = 50_000    // steps that repeat emphasis in the blocks of a page
	MaxOpen         = 500       // marks of emphasis and brackets that are open at once in a paragraph

	MaxTokens         = 500_000 // words and marks of a paragraph in which quotations are looked for
	MaxQuotations     = 2_000   // of a stretch of about 256 KiB, besides one for each [BytesPerQuotation]
	BytesPerQuotation = 40      // of that stretch
)

// The bounds of a book.
const (
	MaxBook      = 256 << 20 // bytes of the text of all documents
	MaxChapter   = 16 << 20  // bytes of one document
	MaxPacked    = 1 << 20   // of one that is packed to less than 1 in [MaxRatio]
	MaxRatio     = 100       // bytes of a document for each byte of it in the archive
	MaxBookFiles = 10_000    // files in the archive
)

// The bounds on screen.
const (
	MaxCode     = 64 << 10               // bytes of a block of code that gets colours
	MaxCodeTime = 200 * time.Millisecond // to find the colours of a block of code
	MaxMark     = 64 << 10               // bytes of a text that is highlighted or commented on
	MaxCopy     = 100 << 10              // bytes that the terminal is asked to copy, as they are sent
)

// A Bound is a row of the table.
type Bound int

// The bounds.
const (
	File Bound = iota
	Whole
	Unpacked
	Response
	HTML
	HTMLNodes
	DenseNodes
	HTMLNesting
	BlockNesting
	Definitions
	Targets
	TableCells
	Blocks
	Figures
	Spans
	Link
	Repeats
	Open
	Tokens
	Quotations
	Book
	Chapter
	Packed
	BookFiles
	Code
	CodeTime
	Mark
	Copy
)

// A row describes a bound.
type row struct {
	subject  string // what is bounded, for the README
	max      int64
	format   func(int64) string
	past     string // what happens past it, for the README
	sentence string // what the reader is told; MAX is replaced by the bound. It is "" if nothing is left out.
}

// rows is the table.
var rows = [...]row{
	File:     {"A file or standard input: Markdown, plain text, Org, AsciiDoc, reStructuredText, HTML, EPUB, PDF", MaxFile, FormatSize, "refused", "it is larger than MAX"},
	Whole:    {"The same in any other format", MaxWhole, FormatSize, "refused", "it is larger than MAX"},
	Unpacked: {"What a gzip file unpacks to", MaxUnpacked, FormatSize, "refused", "it is larger than MAX when unpacked"},
	Response: {"A response from the web, packed and unpacked", MaxResponse, FormatSize, "refused", "it is larger than MAX"},

	HTML:         {"A web page", MaxHTML, FormatSize, "its end is left out", "the page is larger than MAX, so its end is left out"},
	HTMLNodes:    {"Elements and texts of a web page, or of a document of a book", MaxHTMLNodes, formatCount, "the rest is plain text", "the page has more than MAX elements and texts, so the rest is shown as plain text"},
	DenseNodes:   {"The same for the length of a page", MaxDenseNodes, formatDensity, "the rest is plain text", "the page has more elements and texts than MAX of its length, so the rest is shown as plain text"},
	HTMLNesting:  {"Nesting of elements in HTML", MaxHTMLNesting, formatCount, "the inner ones lose their markup, not their text", "the page nests more than MAX elements, so the text of the inner ones is shown without their markup"},
	BlockNesting: {"Nesting of lists and block quotes", MaxBlockNesting, formatCount, "the inner ones are shown at that depth", "lists or block quotes are nested more than MAX deep, so the inner ones are shown at that depth"},
	Definitions:  {"Definitions of links in Markdown", MaxDefinitions, formatCount, "links to the others are plain text", "more than MAX links are defined, so links to the others are shown as plain text"},
	Targets:      {"Headings that links within a long Markdown text can reach", MaxTargets, formatCount, "links to the others lead nowhere", "only the first MAX headings can be reached by links"},
	TableCells:   {"Cells of a table", MaxTableCells, formatCount, "the other rows are plain text", "a table has more than MAX cells, so the rest of its rows are shown as plain text"},
	Blocks:       {"Paragraphs and other blocks of a text", MaxBlocks, formatCount, "the rest is left out", "the text has more than MAX paragraphs, so its end is left out"},
	Figures:      {"Image notes of a text", MaxFigures, formatCount, "other pictures have none", "the text has more than MAX pictures, so the others have no image notes"},
	Spans:        {"Emphasis and links of a text that is parsed as a whole", MaxSpans, formatCount, "the rest is shown without them", "the text has more than MAX pieces of emphasis or links, so its end is shown without them"},
	Link:         {"The address of a link or a picture, unless the picture is in it (data:)", MaxLink, formatBytes, "the link is plain text", "addresses of more than MAX were left out, so their links are shown as plain text"},
	Repeats:      {"Steps to repeat emphasis that a page never closes", MaxRepeats, formatCount, "the page is shown without emphasis", "the page never closes its emphasis, and repeating it takes more than MAX steps, so it is shown without emphasis"},
	Open:         {"Marks of emphasis and brackets that are open at once in Markdown", MaxOpen, formatCount, "the outer ones are plain text", "more than MAX marks of emphasis or brackets are open at once, so the outer ones are shown as plain text"},
	Tokens:       {"Words and marks of a paragraph in which quotes are looked for", MaxTokens, formatCount, "the rest of it has no quotes", "some quotes may be missing: a paragraph has more than MAX words and marks"},
	Quotations:   {"Quotes of a stretch of about 256 KiB", MaxQuotations, formatQuotations, "the others are not listed", "some quotes are not listed: a part of the text has more than MAX of it"},

	Book:      {"Text of a book, unpacked", MaxBook, FormatSize, "its end is left out", "the book has more than MAX of text, so its end is left out"},
	Chapter:   {"A document of a book, unpacked", MaxChapter, FormatSize, "its end is left out", "it is larger than MAX"},
	Packed:    {"The same, if it is packed to less than a hundredth, which no text is", MaxPacked, FormatSize, "its end is left out", "it is packed to less than a hundredth, so only MAX of it are read"},
	BookFiles: {"Files of a book", MaxBookFiles, formatCount, "refused", "the book has more than MAX files"},

	Code:     {"Code in colour", MaxCode, FormatSize, "it has no colours", ""},
	CodeTime: {"Time to find the colours of a block of code on screen", int64(MaxCodeTime / time.Millisecond), formatMilliseconds, "it has no colours", ""},
	Mark:     {"A text that is highlighted or commented on", MaxMark, FormatSize, "not kept", "this text is too long for a highlight or a comment: more than MAX"},
	Copy:     {"A text that the terminal copies (OSC 52); the system's own programs take any", MaxCopy, formatKilobytes, "not copied", "not copied: more than the MAX that a terminal takes"},
}

// All returns the bounds in the order of the table.
func All() []Bound {
	all := make([]Bound, len(rows))
	for i := range all {
		all[i] = Bound(i)
	}
	return all
}

// String returns what is bounded.
func (b Bound) String() string { return rows[b].subject }

// Max returns the bound, in bytes, in milliseconds or as a number.
func (b Bound) Max() int64 { return rows[b].max }

// Sentence returns what the reader is told past the bound. It is a clause without a capital and
// a full stop, or "" if nothing is left out.
func (b Bound) Sentence() string {
	return strings.ReplaceAll(rows[b].sentence, "MAX", rows[b].format(rows[b].max))
}

// Markdown returns the table as the README has it.
func Markdown() string {
	var s strings.Builder
	s.WriteString("| Bound | At most | Past it |\n|---|---|---|\n")
	for _, r := range rows {
		fmt.Fprintf(&s, "| %s | %s | %s |\n", r.subject, r.format(r.max), r.past)
	}
	return s.String()
}

// FormatSize returns a number of bytes in the largest unit that divides it: "64 KiB".
func FormatSize(bytes int64) string {
	units := []string{"bytes", "KiB", "MiB", "GiB"}
	i := 0
	for ; i+1 < len(units) && bytes >= 1<<10 && bytes%(1<<10) == 0; i++ {
		bytes >>= 10
	}
	return formatCount(bytes) + " " + units[i]
}

// formatCount returns a number with commas between its thousands.
func formatCount(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func formatDensity(n int64) string {
	return fmt.Sprintf("%s and one for each %d bytes", formatCount(n), BytesPerNode)
}

func formatQuotations(n int64) string {
	return fmt.Sprintf("%s and one for each %d bytes", formatCount(n), BytesPerQuotation)
}

func formatBytes(n int64) string { return formatCount(n) + " bytes" }

// formatKilobytes uses the unit that readers know from their terminals.
func formatKilobytes(n int64) string { return formatCount(n>>10) + " KB" }

func formatMilliseconds(n int64) string { return formatCount(n) + " ms" }
