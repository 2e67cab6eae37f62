package caption

import (
	"strings"

	"pullquote/content/internal/byline"
)

// isAgency reports whether s is the name of who sells or lends pictures, or of
// whom pictures in the news are from, with what says that it was kept.
func isAgency(s string) bool {
	s = trimFile(s)
	if byline.IsAgency(s) {
		return true
	}
	switch strings.ToLower(s) {
	case "stock", "supplied", "submitted photo", "social media", "handout", "handout via reuters", "pool":
		return true
	}
	return false
}

// isSource reports whether s is an agency, or says where a picture is from as
// captions do but prose does too: a network, a site, "archive".
func isSource(s string) bool {
	if isAgency(s) || byline.IsSite(s) {
		return true
	}
	switch strings.ToLower(trimFile(s)) {
	case "the times", "the atlantic", "los angeles times", "cnbc", "nbc", "cbc", "yle", "srf", "orf", "ard", "zdf", "rtve", "rai", "rtl", "cern", "u.s. navy",
		"u.s. army", "u.s. air force", "white house", "the white house", "european union", "un photo", "unicef", "unhcr", "facebook", "twitter", "instagram",
		"youtube", "tiktok", "telegram", "linkedin", "google", "google maps", "google earth", "google street view", "handout photo", "pool photo",
		"submitted", "contributed", "contributed photo", "courtesy photo", "file photo", "staff photo", "stock photo", "stock image", "screenshot",
		"screen grab", "screengrab", "archive", "archive photo", "archive photos", "provided", "provided photo", "archiv", "archivbild", "archivfoto",
		"privat", "zvg", "z.v.g.", "archivo", "foto archivo", "archivo particular", "cortesía", "cortesia", "divulgação", "reprodução", "arquivo",
		"arquivo pessoal", "acervo pessoal", "reprodução/instagram", "reprodução/facebook", "reprodução/redes sociais", "archives", "d.r.", "dr", "archivio",
		"eigen foto", "eigen beeld", "arkiv", "arkistokuva", "materiały prasowe", "mat. prasowe", "archiwum", "archiwum prywatne", "архив", "личный архив",
		"соцсети", "midjourney", "canva", "creative commons", "public domain", "uncredited", "forum", "reporter", "aa", "ria", "stt", "vii", "noor", "hina":
		return true
	}
	return false
}
