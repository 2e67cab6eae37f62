package markup

import "strings"

// IsData reports whether the data of a picture are in its address (RFC 2397).
func IsData[T string | []byte](address T) bool {
	const scheme = "data:"
	return len(address) > len(scheme) && strings.EqualFold(string(address[:len(scheme)]), scheme)
}
