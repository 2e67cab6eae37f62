package source

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"pullquote/content"
	"pullquote/content/isolate"
)

// A Reason is the kind of an [Error].
type Reason int

// The reasons. Comments name the fields of [Error] that hold details.
const (
	Failed  Reason = iota // any other reason, in Err
	Crashed               // a panic; Err is the [isolate.Panic]

	// Files.
	Missing
	MissingScheme // no such file, but the name looks like an address without https://
	PermissionDenied
	OutsideFolder // a picture outside the folder of its document
	EmptyFolder
	FolderAsStdin
	NotRegular // a device or a socket
	UnknownType
	UnknownCharset

	// Content.
	Empty
	EmptyPage
	LogInForm // these pages have no text to read, either
	RobotCheckPage
	DeniedPage
	CookieWall
	NeedsScripts
	EmptyPDF
	Binary
	NotText     // Detail is the kind of file, in the plural: "images"
	Unsupported // Detail is the kind of file, in the plural: "RTF documents"
	Packed      // Detail is the kind of file, in the plural: "ZIP archives"
	Damaged     // invalid gzip data; Err is the cause
	Malformed   // Err is the error of the parser or the archive
	BadData     // an invalid data: address
	NoPage      // an MHTML file without a page
	TooLarge    // larger than Limit
	TooLargeUnpacked
	TooMuchText      // a PDF with more text than Limit
	NoConverter      // Detail is the program that is not installed
	ConversionFailed // Detail is the program and its error message
	ConversionTimeout

	// Addresses and connections.
	NotWeb     // neither http nor https
	BadAddress // without a host, or with an invalid port
	UnknownHost
	Unreachable
	PrivateNetwork // a document refers to an address in a private network
	ConnectionRefused
	ConnectionTimeout
	ResponseTimeout
	DownloadTimeout
	Interrupted
	NotHTTP
	NotHTTPS
	HandshakeFailed // the TLS handshake failed
	WrongHostCertificate
	UntrustedCertificate
	ExpiredCertificate
	InvalidCertificate

	// Redirects to the address At.
	TooManyRedirects
	Downgrade // from https to http
	NotWebRedirect
	PrivateRedirect // into a private network

	// Responses.
	ResponseTooLarge // larger than Limit
	ResponseTooLargeUnpacked
	HeaderTooLarge
	BadLength // the response states a length that is no number, several, or a wrong one
	BadChunk  // the response is sent in pieces that do not fit together
	BadHeader
	UnknownEncoding // Detail is the Content-Encoding
	Forbidden       // Status is 401, 403, 407 or 451
	NotFound        // Status is 404
	Gone            // Status is 410
	TooManyRequests // Status is 429
	ServerError     // Status is 5xx
	RobotCheck      // Status is 403, 429 or 5xx, with a page that checks who asks
	UnexpectedStatus
)

// reasonNames are the names of the reasons in logs.
var reasonNames = [...]string{
	Failed: "failed", Crashed: "crashed",

	Missing: "missing", MissingScheme: "missing scheme", PermissionDenied: "permission denied", OutsideFolder: "outside the folder", EmptyFolder: "empty folder",
	FolderAsStdin: "folder as standard input", NotRegular: "not a regular file", UnknownType: "unknown type",
	UnknownCharset: "unknown charset",

	Empty: "empty", EmptyPage: "empty page", LogInForm: "form to log in", RobotCheckPage: "page that checks for robots",
	DeniedPage: "page that denies access", CookieWall: "question about cookies", NeedsScripts: "page without text until scripts run", EmptyPDF: "empty PDF", Binary: "binary", NotText: "not text", Unsupported: "unsupported",
	Packed: "packed", Damaged: "damaged", Malformed: "malformed", BadData: "bad data address", NoPage: "no page", TooLarge: "too large",
	TooLargeUnpacked: "too large unpacked", TooMuchText: "too much text", NoConverter: "no converter",
	ConversionFailed: "conversion failed", ConversionTimeout: "conversion timeout",

	NotWeb: "not a web address", BadAddress: "bad address", UnknownHost: "unknown host", Unreachable: "unreachable",
	PrivateNetwork: "private network", ConnectionRefused: "connection refused",
	ConnectionTimeout: "connection timeout", ResponseTimeout: "response timeout", DownloadTimeout: "download timeout", Interrupted: "interrupted",
	NotHTTP: "not HTTP", NotHTTPS: "not HTTPS", HandshakeFailed: "handshake failed", WrongHostCertificate: "certificate of another host",
	UntrustedCertificate: "untrusted certificate", ExpiredCertificate: "expired certificate", InvalidCertificate: "invalid certificate",

	TooManyRedirects: "too many redirects", Downgrade: "downgrade", NotWebRedirect: "redirect to a non-web address",
	PrivateRedirect: "private redirect",

	ResponseTooLarge: "response too large", ResponseTooLargeUnpacked: "response too large unpacked", HeaderTooLarge: "header too large",
	BadLength: "bad length", BadChunk: "bad chunk", BadHeader: "bad header",
	UnknownEncoding: "unknown encoding", Forbidden: "forbidden", NotFound: "not found", Gone: "gone",
	TooManyRequests: "too many requests", ServerError: "server error", RobotCheck: "check for robots", UnexpectedStatus: "unexpected status",
}

// String returns the reason's name; "" if there is no such reason.
func (r Reason) String() string {
	if r < 0 || int(r) >= len(reasonNames) {
		return ""
	}
	return reasonNames[r]
}

// An Error explains why a source could not be opened or read. It is data: package explain
// has the sentence for readers. Fields that do not apply are zero.
type Error struct {
	Name   string // of the source as the reader gave it, without any password
	Reason Reason
	Detail string // see the reasons
	At     string // the address that failed, if it is not the source itself
	Status int    // status code of the response
	Limit  int64  // bytes
	Err    error

	RetryAfter time.Duration // until the server wants to be asked again; 0 if it does not say
}

// Error returns all fields of the error on one line, for logs.
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
	if e.RetryAfter != 0 {
		fmt.Fprintf(&s, ", retry after %s", e.RetryAfter)
	}
	if e.Limit != 0 {
		fmt.Fprintf(&s, ", limit %d", e.Limit)
	}
	if e.Err != nil {
		fmt.Fprintf(&s, ": %v", e.Err)
	}
	return content.SanitizeLine(s.String()).String()
}

func (e *Error) Unwrap() error { return e.Err }

// Crash returns the error for a panic while a source was opened or analysed.
func Crash(name string, p *isolate.Panic) *Error {
	return &Error{Name: withoutPassword(name), Reason: Crashed, Err: p}
}

// Isolate calls f and returns its error. If f panics, that is the error of the source with
// that name.
func Isolate(name string, f func() error) error {
	var err error
	if p := isolate.Run(func() { err = f() }); p != nil {
		return Crash(name, p)
	}
	return err
}

// IsRefused reports whether err means that a source was not opened because the document that
// leads to it may not open it, and not because it could not be opened.
func IsRefused(err error) bool {
	var e *Error
	return errors.As(err, &e) && slices.Contains(refusals, e.Reason)
}

// refusals are the reasons of errors for which [IsRefused] reports true.
var refusals = []Reason{OutsideFolder, NotWeb, PrivateNetwork, Downgrade, NotWebRedirect, PrivateRedirect}
