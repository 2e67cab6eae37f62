package source

import (
	"compress/flate"
	"compress/gzip"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"syscall"
)

// requestError returns the [*Error] for an error of a request, or the error of ctx.
func (o opener) requestError(ctx context.Context, err error) error {
	var e *Error
	switch {
	case errors.As(context.Cause(ctx), &e): // a time limit was reached
		return e
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &e):
		return e
	}
	e = &Error{Err: err}
	var outer *url.Error
	if errors.As(err, &outer) {
		e.Err = outer.Err // outer repeats the address
	}
	for _, reasonOf := range []func(error) Reason{lookupReason, tlsReason, connectionReason, dataReason, protocolReason} {
		if e.Reason = reasonOf(err); e.Reason != Failed {
			break
		}
	}
	if e.Reason == ResponseTooLarge {
		e.Limit = o.Limits.Response
	}
	return e
}

// lookupReason recognises errors of the lookup of a host name.
func lookupReason(err error) Reason {
	var dns *net.DNSError
	switch {
	case !errors.As(err, &dns):
		return Failed
	case dns.IsNotFound:
		return UnknownHost
	}
	return Unreachable
}

// tlsReason recognises errors of TLS.
func tlsReason(err error) Reason {
	var (
		invalid   x509.CertificateInvalidError
		untrusted x509.UnknownAuthorityError
		host      x509.HostnameError
		other     *tls.CertificateVerificationError
		alert     *net.OpError
		record    tls.RecordHeaderError
	)
	switch {
	case errors.Is(err, http.ErrSchemeMismatch), errors.As(err, &record):
		return NotHTTPS
	case errors.As(err, &host):
		return WrongHostCertificate
	case errors.As(err, &untrusted):
		return UntrustedCertificate
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return ExpiredCertificate
	case errors.As(err, &other):
		return InvalidCertificate
	case errors.As(err, &alert) && alert.Op == "remote error":
		return HandshakeFailed
	}
	return Failed
}

// connectionReason recognises errors of a connection.
func connectionReason(err error) Reason {
	var timeout net.Error
	switch {
	case errors.Is(err, syscall.ECONNREFUSED):
		return ConnectionRefused
	case errors.Is(err, syscall.ENETUNREACH), errors.Is(err, syscall.EHOSTUNREACH), errors.Is(err, syscall.EADDRNOTAVAIL):
		return Unreachable
	case errors.As(err, &timeout) && timeout.Timeout():
		return ConnectionTimeout
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF), errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		return Interrupted
	}
	return Failed
}

// dataReason recognises errors of a response's body.
func dataReason(err error) Reason {
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, errTooLarge):
		return ResponseTooLarge
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), errors.As(err, &corrupt):
		return Damaged
	}
	return Failed
}

// protocolReason recognises errors of HTTP. The errors of net/http have no types, but
// characteristic words.
func protocolReason(err error) Reason {
	text := err.Error()
	for _, p := range protocolErrors {
		if strings.Contains(text, p.words) {
			return p.reason
		}
	}
	return Failed
}

// protocolErrors are words in errors of HTTP, and what they mean. Those of an error that quotes the
// server come before those that it may have sent.
var protocolErrors = []struct {
	words  string
	reason Reason
}{
	{"server response headers exceeded", HeaderTooLarge},
	{"response header list larger", HeaderTooLarge},
	{"malformed HTTP", NotHTTP},
	{"malformed MIME header", BadHeader},
	{"transfer encoding", BadHeader},
	{"Content-Length", BadLength},
	{"chunk", BadChunk},
	{"header line too long", BadChunk}, // the line with the length of a chunk
	{"trailer", BadChunk},
	{"stream error", Interrupted}, // in HTTP/2
	{"transport connection broken", NotHTTP},
}

// statusError returns the error for the status of a response; nil for 2xx. Pages with any
// other status are not articles: they explain the status.
func statusError(status int) *Error {
	e := &Error{Status: status}
	switch {
	case status >= 200 && status < 300:
		return nil
	case status == http.StatusUnauthorized, status == http.StatusForbidden, status == http.StatusProxyAuthRequired,
		status == http.StatusUnavailableForLegalReasons:
		e.Reason = Forbidden
	case status == http.StatusNotFound:
		e.Reason = NotFound
	case status == http.StatusGone:
		e.Reason = Gone
	case status == http.StatusTooManyRequests:
		e.Reason = TooManyRequests
	case status >= 500:
		e.Reason = ServerError
	default:
		e.Reason = UnexpectedStatus
	}
	return e
}
