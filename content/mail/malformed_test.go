package mail

import (
	"strings"
	"testing"
)

// TestMalformed checks that no word of a malformed message is lost.
func TestMalformed(t *testing.T) {
	const head = "From: Ada <a@example.org>\nTo: b@example.org\nSubject: S\nMIME-Version: 1.0\n"
	for _, c := range []struct{ name, data, want string }{
		{"plain", head + "\nalpha\n", "alpha"},
		{"qp", head + "Content-Transfer-Encoding: quoted-printable\n\nalph=61 be=\nta\n", "alpha beta"},
		{"mixed", head + "Content-Type: multipart/mixed; boundary=a\n\n--a\n\nalpha\n--a\n\nbeta\n--a--\n", "alpha beta"},
		{"closing boundary missing", head + "Content-Type: multipart/mixed; boundary=a\n\n--a\n\nalpha\n--a\n\nbeta\n", "alpha beta"},
		{"boundary not declared", head + "Content-Type: multipart/mixed\n\n--a\nContent-Type: text/plain\n\nalpha\n--a\nContent-Type: text/plain\n\nbeta\n--a--\n", "alpha beta"},
		{"other boundary", head + "Content-Type: multipart/mixed; boundary=zz\n\n--a\nContent-Type: text/plain\n\nalpha\n--a--\n", "alpha"},
		{"no boundary in body", head + "Content-Type: multipart/mixed; boundary=zz\n\nalpha\n", "alpha"},
		{"inner not closed", head + "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nalpha\n--a\n\nbeta\n--a--\n", "alpha beta"},
		{"line in header", "From: a@example.org\nthis is not a field\nTo: b\nSubject: S\n\nalpha\n", "alpha"},
		{"no empty line", "From: a@example.org\nTo: b\nSubject: S\nalpha begins\n\nbeta\n", "alpha beta"},
		{"line in part header", head + "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: text/plain\nno field\nX-A: b\n\nalpha\n--a\n\nbeta\n--a--\n", "alpha beta"},
		{"unquoted params", head + "Content-Type: multipart/mixed; boundary==_a/b c\n\n--=_a/b c\n\nalpha\n--=_a/b c--\n", "alpha"},
		{"base64 footer", head + "Content-Transfer-Encoding: base64\n\nYWxwaGE=\n____\nbeta list\n", "alpha beta"},
		{"base64 cut", head + "Content-Transfer-Encoding: base64\n\nYWxwaGEgYmV0YQ\n", "alpha beta"},
		{"not base64", head + "Content-Transfer-Encoding: base64\n\nalpha is not encoded, nor is beta.\n", "alpha beta"},
		{"qp with control", head + "Content-Transfer-Encoding: quoted-printable\n\nalpha \x01 be=74a\n", "alpha beta"},
		{"unknown encoding", head + "Content-Transfer-Encoding: x-y\n\nalpha\n", "alpha"},
		{"unknown charset", head + "Content-Type: text/plain; charset=klingon\n\nalpha\n", "alpha"},
		{"bad content type", head + "Content-Type: text\n\nalpha\n", "alpha"},
		{"html upper", head + "Content-Type: TEXT/HTML; charset=us-ascii\n\n<p>alpha\n", "alpha"},
		{"qp multipart", head + "Content-Type: multipart/mixed; boundary=\"=_a\"\nContent-Transfer-Encoding: quoted-printable\n\n--=_a\n\nalpha\n--=_a--\n", "alpha"},
		{"raw 8 bit header", "From: J\xf6rg <a@example.org>\nTo: b\nSubject: gr\xfcn\n\nalpha\n", "alpha"},
		{"message/rfc822", head + "Content-Type: multipart/mixed; boundary=a\n\n--a\n\nalpha\n--a\nContent-Type: message/rfc822\n\nFrom: x\nSubject: y\n\nbeta\n--a--\n", "alpha beta"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var texts []string
			for _, b := range parse([]byte(c.data)).Blocks() {
				texts = append(texts, b.Plain())
			}
			for _, word := range strings.Fields(c.want) {
				if got := strings.Join(texts, "|"); !strings.Contains(got, word) {
					t.Errorf("%q is not in %q", word, got)
				}
			}
		})
	}
}
