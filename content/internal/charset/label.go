package charset

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// names are the names of the web's charsets in the WHATWG Encoding Standard.
var names = []string{
	"utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-15", "macintosh",
	"windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258", "windows-874",
	"iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8", "iso-8859-10", "iso-8859-13", "iso-8859-14",
	"iso-8859-16", "koi8-r", "koi8-u", "ibm866", "x-mac-cyrillic",
	"gbk", "gb18030", "big5", "euc-jp", "shift_jis", "iso-2022-jp", "euc-kr",
}

// Names returns the names of the charsets that [DecodeAs] knows. It also knows their other
// labels.
func Names() []string { return slices.Clone(names) }

// otherLabels are labels of old messages and files that are not in the WHATWG Encoding
// Standard.
var otherLabels = map[string]encoding.Encoding{
	"cp437": charmap.CodePage437, "ibm437": charmap.CodePage437,
	"cp850": charmap.CodePage850, "ibm850": charmap.CodePage850,
	"cp852": charmap.CodePage852, "ibm852": charmap.CodePage852,
	"cp932": japanese.ShiftJIS, "cp949": korean.EUCKR, "cp950": traditionalchinese.Big5,
	"cp936": simplifiedchinese.GB18030, "hz-gb-2312": simplifiedchinese.HZGB2312,
}

// encodingOf returns the encoding with a label, or nil if there isn't one.
func encodingOf(label string) encoding.Encoding {
	label = strings.ToLower(strings.TrimSpace(label))
	if e := otherLabels[label]; e != nil {
		return e
	}
	e, err := htmlindex.Get(label)
	switch {
	case err != nil || e == encoding.Replacement:
		return nil
	case e == simplifiedchinese.GBK: // GB18030 extends it
		return simplifiedchinese.GB18030
	}
	return e
}

// legacyOf returns the encoding with a label; nil for an unknown label, and for UTF-8 and
// UTF-16, which are recognised before the label counts.
func legacyOf(label string) encoding.Encoding {
	e := encodingOf(label)
	if e == nil {
		return nil
	}
	if name, err := htmlindex.Name(e); err == nil && (name == "utf-8" || strings.HasPrefix(name, "utf-16")) {
		return nil
	}
	return e
}

// declared returns the label in an XML declaration at the start of a text, or in a meta
// element of a page, or "" if there isn't one.
func declared(data []byte) string {
	data = data[:min(len(data), window)]
	if rest, ok := cutName(bytes.TrimLeft(data, " \t\r\n\f"), "<?xml"); ok {
		if name := valueOf(rest, "encoding"); name != "" {
			return name
		}
	}
	for {
		start := bytes.IndexByte(data, '<')
		if start < 0 {
			return ""
		}
		data = data[start:]
		if rest, ok := cutName(data, "<meta"); ok {
			if name := valueOf(rest, "charset"); name != "" {
				return name
			}
		}
		data = data[1:]
	}
}

// valueOf returns the value after a name and "=" in a tag, which ends at ">" or at the
// next "<", or "" if there isn't one.
func valueOf(tag []byte, name string) string {
	if end := bytes.IndexAny(tag, "<>"); end >= 0 {
		tag = tag[:end]
	}
	for ; len(tag) >= len(name); tag = tag[1:] {
		rest, ok := cutName(tag, name)
		if !ok {
			continue
		}
		if rest, ok = bytes.CutPrefix(bytes.TrimLeft(rest, " \t\r\n\f"), []byte("=")); !ok {
			continue
		}
		rest = bytes.TrimLeft(rest, " \t\r\n\f")
		if len(rest) > 0 && (rest[0] == '"' || rest[0] == '\'') {
			rest = rest[1:]
		}
		n := 0
		for n < len(rest) && (isASCIILetter(rune(rest[n])) || '0' <= rest[n] && rest[n] <= '9' || strings.IndexByte("_.:-", rest[n]) >= 0) {
			n++
		}
		if n > 0 {
			return string(rest[:n])
		}
	}
	return ""
}

// cutName returns s without a prefix, ignoring case. It reports false if s does not have
// the prefix.
func cutName(s []byte, prefix string) ([]byte, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(string(s[:len(prefix)]), prefix) {
		return s, false
	}
	return s[len(prefix):], true
}
