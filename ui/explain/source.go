package explain

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"pullquote/content"
	"pullquote/content/bounds"
	"pullquote/content/epub"
	"pullquote/content/feed"
	"pullquote/content/source"
)

// A row is the message for a reason why a source could not be opened. Words in capitals are
// replaced by fields of the error.
type row struct {
	problem string
	hint    string
	screen  string // the hint on screen; "": the same as hint
}

func (r row) commandLineHint() string { return r.hint }

func (r row) screenHint() string {
	if r.screen != "" {
		return r.screen
	}
	return r.hint
}

// rows is the table of messages, by the reasons of a source and of its parser. Each reason
// has one row. A key is a [source.Reason], an [epub.Reason] or [feed.ErrNotFeed].
var rows = map[any]row{
	source.Failed:  {"cannot read SOURCE: ERROR", "try again, or open another source", ""},
	source.Crashed: {"cannot read SOURCE: pullquote crashed on it (ERROR)", "please report this", ""},

	// Files.
	source.Missing:          {"cannot open SOURCE: no such file", "check the name, or use - to read standard input", "the file may have been moved or renamed"},
	source.MissingScheme:    {"cannot open SOURCE: no such file", "if it is a web address, start it with https://", ""},
	source.PermissionDenied: {"cannot open SOURCE: permission denied", "check its permissions", ""},
	source.OutsideFolder:    {"cannot open SOURCE: it is outside the document's folder", "move it into that folder", ""},
	source.EmptyFolder:      {"cannot open SOURCE: the folder has no files that pullquote can read", "to read one of its files anyway, pass its name and --type", "open another folder"},
	source.FolderAsStdin:    {"cannot read SOURCE: it is a folder", "pass the folder's name instead", ""},
	source.NotRegular:       {"cannot open SOURCE: not a regular file", "pipe it in: cat NAME | pullquote -", "open another file"},
	source.UnknownType:      {"unknown type SOURCE", "use TYPES", ""},
	source.UnknownCharset:   {"unknown charset SOURCE", "use a name such as utf-8, windows-1251 or shift_jis", ""},

	// The content of a source.
	source.Empty:             {"cannot read SOURCE: it has no text", "open another source", ""},
	source.EmptyPage:         {"cannot read SOURCE: the page has no text", "if a browser shows text, save the page there and open the file", ""},
	source.LogInForm:         {"cannot read SOURCE: the page has no text and seems to be a form to log in", "log in with a browser, save the page there, then open the file", ""},
	source.RobotCheckPage:    {"cannot read SOURCE: the page has no text and seems to be a check for robots", "open it in a browser, save the page there, then open the file", ""},
	source.DeniedPage:        {"cannot read SOURCE: the page has no text and seems to deny access", "open it in a browser, save the page there, then open the file", ""},
	source.CookieWall:        {"cannot read SOURCE: the page has no text and seems to ask about cookies first", "open it in a browser, save the page there, then open the file", ""},
	source.NeedsScripts:      {"cannot read SOURCE: the page has no text without JavaScript", "open it in a browser, save the page there, then open the file", ""},
	source.EmptyPDF:          {"cannot read SOURCE: the PDF has no text and may be a scan", "run text recognition (OCR) on it first", ""},
	source.Binary:            {"cannot read SOURCE: it looks like binary data, not text", "if it is text, use --type text", "open it in another program"},
	source.NotText:           {"cannot read SOURCE: pullquote reads text, not DETAIL", "open it in another program", ""},
	source.Unsupported:       {"cannot read SOURCE: pullquote does not support DETAIL", "convert it to EPUB, HTML, Markdown or plain text", ""},
	source.Packed:            {"cannot read SOURCE: pullquote does not open DETAIL", "unpack it, then open what is inside", ""},
	source.Damaged:           {"cannot read SOURCE: its gzip data is damaged (ERROR)", "download or copy it again", ""},
	source.BadData:           {"cannot read SOURCE: it is not a valid data: address", "open the page in a browser", ""},
	source.Malformed:         {"cannot read SOURCE: its data is damaged (ERROR)", "download or copy it again", ""},
	source.NoPage:            {"cannot read SOURCE: there is no web page in it", "save the page again, as HTML", ""},
	source.TooLarge:          {"cannot read SOURCE: it is larger than LIMIT", "split it into smaller files", ""},
	source.TooLargeUnpacked:  {"cannot read SOURCE: it is larger than LIMIT when unpacked", "split it into smaller files", ""},
	source.TooMuchText:       {"cannot read SOURCE: the PDF has more than LIMIT of text", "split it into smaller files", ""},
	source.NoConverter:       {"cannot read SOURCE: reading PDFs requires DETAIL, which is not installed", "install poppler, which includes it, or convert the PDF to text", ""},
	source.ConversionFailed:  {"cannot read SOURCE: DETAIL", "open it in a PDF viewer", ""},
	source.ConversionTimeout: {"cannot read SOURCE: DETAIL took too long", "convert the PDF to text first", ""},

	// EPUBs and feeds.
	epub.NotZIP:       {"cannot read SOURCE: it is not an EPUB", "open it without --type epub", ""},
	epub.NotEPUB:      {"cannot read SOURCE: it is not an EPUB: there is no book in the archive", "unpack it and open the files in it", ""},
	epub.Damaged:      {"cannot read SOURCE: the EPUB is damaged (ERROR)", "download or copy it again", ""},
	epub.Encrypted:    {"cannot read SOURCE: the EPUB is locked against copying (DRM), so its text cannot be read", "try a copy without the lock", ""},
	epub.NoText:       {"cannot read SOURCE: the EPUB has no text that can be read", "try another edition", ""},
	epub.TooLarge:     {"cannot read SOURCE: the EPUB unpacks to much more than a book of its size does", "try another edition", ""},
	epub.TooManyFiles: {"cannot read SOURCE: " + bounds.BookFiles.Sentence(), "try another edition", ""},
	feed.ErrNotFeed:   {"cannot read SOURCE: it is neither RSS, Atom nor a JSON Feed", "open it without --type feed", ""},

	// Addresses and connections.
	source.NotWeb:               {"cannot open SOURCE: not an http or https address", "use an address that starts with http:// or https://", "web pages can open only web addresses"},
	source.BadAddress:           {"cannot open SOURCE: the host is missing, or the port is invalid", "write it like https://example.com/page", "the link is broken"},
	source.UnknownHost:          {"cannot open SOURCE: host not found", "check the address and your network connection", ""},
	source.Unreachable:          {"cannot open SOURCE: the host is unreachable", "check your network connection and try again", ""},
	source.ConnectionRefused:    {"cannot open SOURCE: connection refused", "check the address and its port, or try again later", ""},
	source.ConnectionTimeout:    {"cannot open SOURCE: the connection timed out", "try again later", ""},
	source.ResponseTimeout:      {"cannot open SOURCE: the server did not respond in time", "try again later", ""},
	source.DownloadTimeout:      {"cannot open SOURCE: the download took too long", "try again later", ""},
	source.Interrupted:          {"cannot read SOURCE: the connection was interrupted", "try again", ""},
	source.NotHTTP:              {"cannot open SOURCE: not a web server", "check the address and its port", ""},
	source.NotHTTPS:             {"cannot open SOURCE: the server does not support https", "try it with http://", ""},
	source.HandshakeFailed:      {"cannot open SOURCE: the secure connection failed", "open it in a browser", ""},
	source.WrongHostCertificate: {"cannot open SOURCE: the certificate is for another host", "check the address, or open it in a browser", ""},
	source.UntrustedCertificate: {"cannot open SOURCE: the certificate is not trusted", "check the address, or open it in a browser", ""},
	source.ExpiredCertificate:   {"cannot open SOURCE: the certificate has expired or is not valid yet", "check your clock, or open it in a browser", ""},
	source.InvalidCertificate:   {"cannot open SOURCE: the certificate is not valid", "open it in a browser", ""},

	// Redirects.
	source.TooManyRedirects: {"cannot open SOURCE: too many redirects", "open it in a browser", ""},
	source.Downgrade:        {"cannot open SOURCE: it redirects from https to ADDRESS, which is not secure", "open that address if you trust the network", ""},
	source.NotWebRedirect:   {"cannot open SOURCE: it redirects to ADDRESS, which is not a web page", "open it in a browser", ""},
	source.PrivateNetwork:   {"cannot open SOURCE: it is on a private network", "if you trust it, open it from the command line", ""},
	source.PrivateRedirect:  {"cannot open SOURCE: it redirects to ADDRESS, which is on a private network", "open that address if you trust it", "if you trust that address, open it from the command line"},

	// Responses.
	source.ResponseTooLarge:         {"cannot read SOURCE: it is larger than LIMIT", "download it, then open the file", ""},
	source.ResponseTooLargeUnpacked: {"cannot read SOURCE: it is larger than LIMIT when unpacked", "download it, then open the file", ""},
	source.HeaderTooLarge:           {"cannot open SOURCE: the response headers are too long", "open it in a browser", ""},
	source.BadLength:                {"cannot read SOURCE: the server sent a broken response, with a length that cannot be right", "try again later, or open it in a browser", ""},
	source.BadChunk:                 {"cannot read SOURCE: the server sent a broken response, in pieces that do not fit together", "try again later, or open it in a browser", ""},
	source.BadHeader:                {"cannot read SOURCE: the server sent a broken response, with a header that makes no sense", "try again later, or open it in a browser", ""},
	source.UnknownEncoding:          {"cannot read SOURCE: pullquote does not support its compression (DETAIL)", "save the page in a browser, then open the file", ""},
	source.Forbidden:                {"cannot open SOURCE: access denied (status STATUS)", "open it in a browser, save the page, then open the file", ""},
	source.NotFound:                 {"cannot open SOURCE: page not found (status STATUS)", "check the address", "the link may be out of date"},
	source.Gone:                     {"cannot open SOURCE: the page no longer exists (status STATUS)", "look for it in a web archive", ""},
	source.TooManyRequests:          {"cannot open SOURCE: too many requests (status STATUS)", "wait a while, then try again", ""},
	source.ServerError:              {"cannot open SOURCE: server error (status STATUS)", "try again later", ""},
	source.RobotCheck:               {"cannot open SOURCE: the server seems to check for robots first (status STATUS)", "open it in a browser, save the page, then open the file", ""},
	source.UnexpectedStatus:         {"cannot open SOURCE: unexpected response (status STATUS)", "open it in a browser", ""},
}

// sourceMessage returns the message for a source that could not be opened. HintOf selects
// the hint for the command line or the screen.
func sourceMessage(e *source.Error, hintOf func(row) string) Message {
	r, cause := rows[e.Reason], e.Err
	var book *epub.Error
	switch {
	case errors.As(e.Err, &book):
		r, cause = rows[book.Reason], book.Err
	case errors.Is(e.Err, feed.ErrNotFeed):
		r = rows[feed.ErrNotFeed]
	}
	fill := strings.NewReplacer(
		"SOURCE", sourceName(e), "NAME", content.SanitizeLine(e.Name).String(), "DETAIL", content.SanitizeLine(e.Detail).String(),
		"ERROR", strings.TrimPrefix(oneLine(cause), "zip: "), "ADDRESS", content.SanitizeLine(shorten(e.At)).String(), "LIMIT", bounds.FormatSize(e.Limit),
		"STATUS", strconv.Itoa(e.Status), "TYPES", strings.Join(source.Types(), ", "),
	)
	m := Message{Problem: fill.Replace(r.problem), Hint: fill.Replace(hintOf(r))}
	if e.RetryAfter > 0 {
		m.Hint = "try again in " + formatWait(e.RetryAfter)
	}
	return m
}

// formatWait returns a time to wait in words, rounded up: "2 minutes".
func formatWait(wait time.Duration) string {
	const minRounded = 4 // of a unit that does not divide the time
	for _, unit := range []struct {
		name   string
		length time.Duration
	}{{"day", 24 * time.Hour}, {"hour", time.Hour}, {"minute", time.Minute}} {
		if n := roundUp(wait, unit.length); n >= minRounded || wait%unit.length == 0 {
			return content.Pluralize(n, unit.name)
		}
	}
	return content.Pluralize(roundUp(wait, time.Second), "second")
}

func roundUp(wait, unit time.Duration) int { return int((wait + unit - 1) / unit) }

func sourceName(e *source.Error) string {
	switch e.Name {
	case "":
		return "the built-in article"
	case "-":
		return "standard input"
	}
	return quoted(e.Name)
}
