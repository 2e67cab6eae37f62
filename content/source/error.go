package source

import (
	"fmt"
	"strings"

	"pullquote/content"
)

// A Reason says why a source could not be opened.
type Reason int

// The reasons.
const (
	Failed Reason = iota // Error.Err says it

	// Of files and of what is in them.
	Missing
	Denied
	Directory // with nothing in it that can be read
	Device
	Empty // of the kind Error.Kind
	Binary
	TooLarge    // more than Error.Limit
	Unsupported // a kind of source that cannot be read
	Packed      // of the kind Error.Kind
	Damaged     // not all of it is there
	Malformed   // not what it has to be, or locked; Error.Err says it, and what to try
	NoProgram   // to read it with: Error.Kind
	UnknownType // Options.Type names no format

	// Of the web.
	NoAddress          // it is no http or https address
	NoHost             // nobody has that name
	NoNetwork          // the name or the host cannot be reached from here
	Refused            // nobody answers there
	Slow               // at Error.Kind
	LongAnswer         // more than Error.Limit
	LongHeader         // what the answer says of itself is too much
	NoHTTP             // what answers there is no server of the web
	Broken             // the connection ended before the answer did
	NotSecure          // https is not spoken there
	Certificate        // it is not to be trusted, for the reason Error.Kind
	TooManyRedirects   // more than Limits.Redirects
	Downgrade          // an https address leads to an http address
	ForeignRedirect    // it leads to an address of another kind
	PrivateNetwork     // a document asks for an address in a private network
	Forbidden          // status 401, 403, 407, 451
	NotFound           // status 404
	Gone               // status 410
	TooOften           // status 429
	ServerTrouble      // status 5xx
	UnexpectedStatus   // any other but 2xx
	UnsupportedPacking // a Content-Encoding that was not asked for
)

// The kinds of sources that have a sentence of their own for a reason.
const (
	emptyPage   = "page"
	emptyScan   = "scan"
	missingHost = "host"  // what is missing looks like an address without a scheme
	folderPiped = "piped" // a folder is the standard input
	brokenWeb   = "web"   // it begins as an address does
)

// An Error is a source that could not be opened. Its message is one sentence.
type Error struct {
	Name   string // of the source, as the reader gave it
	Reason Reason
	Kind   string // what the reason says that it holds
	At     string // the address that failed, when it is another than the source's
	Status int    // of the answer, when it is that that failed; else 0
	Limit  int64  // bytes; with TooLarge
	Err    error
}

func (e *Error) Unwrap() error { return e.Err }

func (e *Error) Error() string {
	name := content.SanitizeLine(withoutPassword(e.Name))
	quoted := fmt.Sprintf("%q", name)
	if e.Name == "-" {
		quoted = "the standard input"
	}
	text, ok := fileSentences()[e.Reason]
	if !ok {
		text = webSentences()[e.Reason]
	}
	if special, ok := specialSentences()[special{e.Reason, e.Kind}]; ok {
		text = special
	}
	limit := fmt.Sprintf("%d MiB", e.Limit>>20)
	if e.Limit < 1<<20 {
		limit = fmt.Sprintf("%d bytes", e.Limit)
	}
	if e.Kind != "" {
		limit += " " + e.Kind
	}
	types := Types()
	if e.Reason == Unsupported { // nothing is converted to an address
		types = types[:len(types)-1]
	}
	last := len(types) - 1
	return strings.NewReplacer(
		"SOURCE", quoted, "NAME", name, "KIND", content.SanitizeLine(e.Kind), "ADDRESS", shortened(content.SanitizeLine(e.At)), "LIMIT", limit,
		"STATUS", fmt.Sprint(e.Status), "TYPES", strings.Join(types[:last], ", ")+" or "+types[last], "ERROR", content.SanitizeLine(fmt.Sprint(e.Err)),
	).Replace(text)
}

// shortened is an address of a length that fits into a sentence.
func shortened(s string) string {
	const most = 200 // bytes
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}

// fileSentences are sentences: what failed, on what, and what to try.
func fileSentences() map[Reason]string {
	return map[Reason]string{
		Failed:      "cannot read SOURCE: ERROR; try again, or another source",
		Missing:     "cannot open SOURCE: there is no such file; check the name, or pass - to read the standard input",
		Denied:      "cannot open SOURCE: permission denied; check who may read it",
		Directory:   "cannot read SOURCE: it is a folder with nothing in it that can be read; name a file, or use --type on one",
		Device:      "cannot read SOURCE: it is not a regular file; pipe it in, as in: cat NAME | pullquote -",
		Empty:       "cannot read SOURCE: there is no text in it; try another source",
		Binary:      "cannot read SOURCE: it looks like binary data, not text; if it is text all the same, say so with --type text",
		TooLarge:    "cannot read SOURCE: it is larger than LIMIT; split it first",
		Unsupported: "cannot read SOURCE: it is KIND, and that cannot be read; convert it to TYPES first",
		Packed:      "cannot read SOURCE: it is KIND; unpack it, and open what is in it",
		Damaged:     "cannot read SOURCE: it is KIND that is damaged (ERROR); get it again",
		Malformed:   "cannot read SOURCE: ERROR",
		NoProgram:   "cannot read SOURCE: it is a PDF, and KIND is not installed; install it (it is a part of poppler), or convert the file first",
		UnknownType: `there is no type "NAME"; try TYPES`,
	}
}

// A special is a reason with the kind that it has a sentence of its own for.
type special struct {
	reason Reason
	kind   string
}

func specialSentences() map[special]string {
	return map[special]string{
		{Missing, missingHost}:   "cannot open SOURCE: there is no such file; check the name, or write https:// before it if it is an address",
		{Directory, folderPiped}: "cannot read SOURCE: it is a folder; give its name instead",
		{NoAddress, brokenWeb}:   "cannot open SOURCE: there is no host in it that could be asked, or no such port; write it like https://example.com/page",
		{Empty, emptyPage}:       "cannot read SOURCE: there is no text in the page; if a browser shows one, save it from there and open the file",
		{Empty, emptyScan}:       "cannot read SOURCE: there is no text in the PDF, it may be pictures of pages; run a text recognition over it first",
	}
}

// webSentences are those of addresses.
func webSentences() map[Reason]string {
	return map[Reason]string{
		NoAddress:          "cannot open SOURCE: it is not an address that begins with http:// or https://; check it",
		NoHost:             "cannot open SOURCE: there is no host of that name; check the address",
		NoNetwork:          "cannot open SOURCE: the host cannot be reached; check the network, and try again",
		Refused:            "cannot open SOURCE: nobody answers there; check the address and its port, or try later",
		Slow:               "cannot open SOURCE: KIND took too long; try again later",
		LongAnswer:         "cannot read SOURCE: the answer is larger than LIMIT; download it, and open the file",
		Broken:             "cannot read SOURCE: the connection broke off in the middle; try again",
		LongHeader:         "cannot open SOURCE: the server's answer begins with more headers than can be taken in; try it in a browser",
		NoHTTP:             "cannot open SOURCE: what answers there is no server of the web; check the address and its port",
		NotSecure:          "cannot open SOURCE: the host does not speak https; try it with http://",
		Certificate:        "cannot open SOURCE: the host cannot be trusted, as KIND; check the address and your clock, or open it in a browser",
		TooManyRedirects:   "cannot open SOURCE: it leads from one address to the next without an end; try it in a browser",
		Downgrade:          "cannot open SOURCE: it leads from https to an open connection, to ADDRESS; open that address if you trust the network",
		ForeignRedirect:    "cannot open SOURCE: it leads to ADDRESS, which is no web page; try it in a browser",
		PrivateNetwork:     "cannot open SOURCE: it leads to ADDRESS in a private network, where nothing but your own hand may; open that address yourself if you trust it",
		Forbidden:          "cannot open SOURCE: the server lets in nobody whom it does not know (status STATUS); open it in a browser, save the page, and open the file",
		NotFound:           "cannot open SOURCE: there is no such page (status STATUS); check the address",
		Gone:               "cannot open SOURCE: the page was taken down (status STATUS); look for it in a web archive",
		TooOften:           "cannot open SOURCE: the server has been asked too often (status STATUS); wait a while, and try again",
		ServerTrouble:      "cannot open SOURCE: the server is in trouble (status STATUS); try again later",
		UnexpectedStatus:   "cannot open SOURCE: the server gives no page (status STATUS); try it in a browser",
		UnsupportedPacking: "cannot read SOURCE: the answer is packed with KIND, which was not asked for; try it in a browser, and save the page",
	}
}
