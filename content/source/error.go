package source

import (
	"fmt"
	"strings"

	"pullquote/content"
)

// A Reason says why a source could not be opened or read.
type Reason int

// The reasons. The names of some end in the field of [Error] that says more.
const (
	Failed  Reason = iota // for the reason Err
	Crashed               // while a parser read it; Err is what it panicked with

	// Files.
	Missing
	MissingScheme // a file is missing whose name looks like an address without https://
	Denied
	Outside // a picture is not below the folder of its document
	EmptyFolder
	FolderAsStdin
	NotRegular // a device or a socket
	UnknownType
	UnknownCharset

	// What is in a source.
	Empty
	EmptyPage
	EmptyPDF
	Binary
	NotText     // Detail is what it is, in the plural: "images"
	Unsupported // Detail is what it is, in the plural: "RTF documents"
	Packed      // Detail is what it is, in the plural: "ZIP archives"
	Damaged     // gzip data that cannot be decompressed, for the reason Err
	Malformed   // the parser's error is Err: an epub.Error, feed.ErrNotFeed or any other
	BadData     // an invalid data: address
	NoPage      // a saved page without the page
	TooLarge    // larger than Limit
	TooLargeUnpacked
	TooMuchText      // a PDF has more than Limit
	NoConverter      // Detail is the program that is not installed
	ConversionFailed // Detail is the program and what it says
	SlowConversion

	// Addresses and connections.
	NotWeb     // neither http nor https
	BadAddress // without a host, or with an invalid port
	UnknownHost
	Unreachable
	PrivateNetwork // a document asks for an address in a private network
	Refused
	SlowConnection
	SlowResponse
	SlowDownload
	Interrupted
	NotHTTP
	NotHTTPS
	Handshake // no secure connection was agreed on
	OtherCertificate
	UntrustedCertificate
	ExpiredCertificate
	InvalidCertificate

	// Redirects, to the address At.
	TooManyRedirects
	Downgrade // from https to http
	NotWebRedirect
	PrivateRedirect // into a private network

	// Responses.
	LongResponse // longer than Limit
	LongResponseUnpacked
	LongHeader
	UnknownEncoding // Detail is the Content-Encoding
	Forbidden       // Status is 401, 403, 407 or 451
	NotFound        // Status is 404
	Gone            // Status is 410
	TooManyRequests // Status is 429
	ServerError     // Status is 5xx
	UnexpectedStatus
)

// reasonNames are the names of the reasons in logs.
var reasonNames = [...]string{
	Failed: "failed", Crashed: "crashed",

	Missing: "missing", MissingScheme: "missing scheme", Denied: "denied", Outside: "outside of the folder", EmptyFolder: "empty folder",
	FolderAsStdin: "folder as standard input", NotRegular: "not a regular file", UnknownType: "unknown type",
	UnknownCharset: "unknown charset",

	Empty: "empty", EmptyPage: "empty page", EmptyPDF: "empty PDF", Binary: "binary", NotText: "not text", Unsupported: "unsupported",
	Packed: "packed", Damaged: "damaged", Malformed: "malformed", BadData: "bad data address", NoPage: "no page", TooLarge: "too large",
	TooLargeUnpacked: "too large unpacked", TooMuchText: "too much text", NoConverter: "no converter",
	ConversionFailed: "conversion failed", SlowConversion: "slow conversion",

	NotWeb: "not a web address", BadAddress: "bad address", UnknownHost: "unknown host", Unreachable: "unreachable",
	PrivateNetwork: "private network", Refused: "refused",
	SlowConnection: "slow connection", SlowResponse: "slow response", SlowDownload: "slow download", Interrupted: "interrupted",
	NotHTTP: "not HTTP", NotHTTPS: "not HTTPS", Handshake: "handshake failed", OtherCertificate: "certificate of another host",
	UntrustedCertificate: "untrusted certificate", ExpiredCertificate: "expired certificate", InvalidCertificate: "invalid certificate",

	TooManyRedirects: "too many redirects", Downgrade: "downgrade", NotWebRedirect: "redirect to no web address",
	PrivateRedirect: "private redirect",

	LongResponse: "long response", LongResponseUnpacked: "long response unpacked", LongHeader: "long header",
	UnknownEncoding: "unknown encoding", Forbidden: "forbidden", NotFound: "not found", Gone: "gone",
	TooManyRequests: "too many requests", ServerError: "server error", UnexpectedStatus: "unexpected status",
}

// String returns the reason's name; "" if there is no such reason.
func (r Reason) String() string {
	if r < 0 || int(r) >= len(reasonNames) {
		return ""
	}
	return reasonNames[r]
}

// An Error says why a source could not be opened or read. It is data: package explain
// has the sentence for readers. Fields that do not apply are zero.
type Error struct {
	Name   string // of the source as the reader gave it, without the password of an address
	Reason Reason
	Detail string // see the reasons
	At     string // the address that failed, if it is not the source's
	Status int    // of the response
	Limit  int64  // bytes
	Err    error
}

// Error returns what is known of the error, for logs.
func (e *Error) Error() string {
	var s strings.Builder
	fmt.Fprintf(&s, "source %q: %s", e.Name, e.Reason)
	if e.Detail != "" {
		fmt.Fprintf(&s, ", %s", e.Detail)
	}
	if e.At != "" {
		fmt.Fprintf(&s, ", at %q", e.At)
	}
	if e.Status != 0 {
		fmt.Fprintf(&s, ", status %d", e.Status)
	}
	if e.Limit != 0 {
		fmt.Fprintf(&s, ", limit %d", e.Limit)
	}
	if e.Err != nil {
		fmt.Fprintf(&s, ": %v", e.Err)
	}
	return content.SanitizeLine(s.String())
}

func (e *Error) Unwrap() error { return e.Err }

// Crash returns the error for a panic while a source was opened.
func Crash(name string, panicked any) *Error {
	return &Error{Name: withoutPassword(name), Reason: Crashed, Err: fmt.Errorf("%v", panicked)}
}
