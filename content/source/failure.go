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

// failure is what the reader is told of an error on the way to an answer.
func (o opener) failure(ctx context.Context, err error) error {
	var e *Error
	switch {
	case errors.As(context.Cause(ctx), &e): // a time is over
		return e
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &e):
		return e
	}
	e = &Error{Name: o.spec, Err: err}
	var whole *url.Error
	if errors.As(err, &whole) {
		e.Err = whole.Err // it names the address once more
	}
	for _, classify := range []func(error) (Reason, string){lookupFailure, trustFailure, connectionFailure, dataFailure, headerFailure} {
		if e.Reason, e.Kind = classify(err); e.Reason != Failed {
			break
		}
	}
	e.Limit = o.Limits.Answer
	return e
}

// slow is the failure of a phase that takes too long.
func (o opener) slow(phase string) *Error { return &Error{Name: o.spec, Reason: Slow, Kind: phase} }

// lookupFailure classifies what goes wrong with a host's name.
func lookupFailure(err error) (Reason, string) {
	var dns *net.DNSError
	switch {
	case !errors.As(err, &dns):
		return Failed, ""
	case dns.IsNotFound:
		return NoHost, ""
	}
	return NoNetwork, ""
}

// trustFailure classifies what goes wrong with TLS.
func trustFailure(err error) (Reason, string) {
	var (
		invalid x509.CertificateInvalidError
		unknown x509.UnknownAuthorityError
		host    x509.HostnameError
		any     *tls.CertificateVerificationError
		alert   *net.OpError
		record  tls.RecordHeaderError
	)
	switch {
	case errors.Is(err, http.ErrSchemeMismatch), errors.As(err, &record):
		return NotSecure, ""
	case errors.As(err, &host):
		return Certificate, "its certificate is for another host"
	case errors.As(err, &unknown):
		return Certificate, "nobody that is known vouches for its certificate"
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return Certificate, "its certificate has expired, or is not valid yet"
	case errors.As(err, &any):
		return Certificate, "its certificate is not valid"
	case errors.As(err, &alert) && alert.Op == "remote error":
		return Certificate, "it agrees to no secure connection"
	}
	return Failed, ""
}

// connectionFailure classifies what goes wrong between two computers.
func connectionFailure(err error) (Reason, string) {
	var timeout net.Error
	switch {
	case errors.Is(err, syscall.ECONNREFUSED):
		return Refused, ""
	case errors.Is(err, syscall.ENETUNREACH), errors.Is(err, syscall.EHOSTUNREACH), errors.Is(err, syscall.EADDRNOTAVAIL):
		return NoNetwork, ""
	case errors.As(err, &timeout) && timeout.Timeout():
		return Slow, "the connection"
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF), errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		return Broken, ""
	}
	return Failed, ""
}

// dataFailure classifies what goes wrong with the answer itself.
func dataFailure(err error) (Reason, string) {
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, errTooLarge):
		return LongAnswer, ""
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), errors.As(err, &corrupt):
		return Damaged, "gzip data"
	}
	return Failed, ""
}

// headerFailure classifies what goes wrong with how an answer begins. The errors of
// net/http have no types for it; they are known by their words.
func headerFailure(err error) (Reason, string) {
	text := err.Error()
	for _, words := range []string{"server response headers exceeded", "response header list larger"} {
		if strings.Contains(text, words) {
			return LongHeader, ""
		}
	}
	for _, words := range []string{"malformed HTTP", "malformed MIME header", "transport connection broken"} {
		if strings.Contains(text, words) {
			return NoHTTP, ""
		}
	}
	return Failed, ""
}

// statusError is what the reader is told of an answer's status; nil when there
// is a page in it. What comes with another status is no article, even when it is
// a text: it tells of the same failure at length.
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
		e.Reason = TooOften
	case status >= 500:
		e.Reason = ServerTrouble
	default:
		e.Reason = UnexpectedStatus
	}
	return e
}
