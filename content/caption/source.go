package caption

import "strings"

// mostSource is how many bytes an agency's name has at the most, with what says
// that it is from a file.
const mostSource = 60

// isAgency reports whether s is the name of who sells or lends pictures, or of
// whom pictures in news are from.
func isAgency(s string) bool {
	if len(s) > mostSource {
		return false
	}
	switch strings.ToLower(trimFile(s)) {
	case "reuters", "ap", "ap photo", "ap images", "associated press", "the associated press", "afp", "afp photo", "agence france-presse", "epa", "epa-efe",
		"efe", "getty", "getty images", "getty images europe", "afp via getty images", "afp/getty images", "afp/getty", "bloomberg",
		"bloomberg via getty images", "anadolu", "anadolu agency", "anadolu via getty images", "aljazeera", "al jazeera", "xinhua", "pa", "pa media",
		"pa wire", "pa images", "press association", "dpa", "picture alliance", "alamy", "alamy stock photo", "alamy live news", "shutterstock", "rex",
		"rex/shutterstock", "rex features", "magnum photos", "magnum", "nurphoto", "nurphoto via getty images", "zuma", "zuma press", "zuma wire", "tass",
		"sputnik", "ria novosti", "kyodo", "kyodo news", "jiji", "yonhap", "anp", "tt", "ntb", "scanpix", "ritzau scanpix", "lehtikuva", "keystone", "aap",
		"redux", "sipa", "sipa usa", "abaca", "upi", "wenn", "splash", "splash news", "unsplash", "pexels", "pixabay", "flickr", "wikimedia",
		"wikimedia commons", "istock", "istockphoto", "istock.com", "adobe stock", "depositphotos", "polaris", "imago", "imago images", "corbis",
		"hulton archive", "gamma-rapho", "eyevine", "lightrocket", "lightrocket via getty images", "the new york times", "new york times",
		"the washington post", "washington post", "the guardian", "nasa", "esa", "usa today sports", "usa today", "usa today network", "handout", "handout via reuters", "via reuters", "pool",
		"ansa", "lapresse", "apa", "belga", "cp", "the canadian press", "canadian press", "bettmann", "bettmann archive", "stock", "ullstein",
		"tass via getty images", "npr", "bbc", "cnn", "nbc news", "abc news", "cbs news", "supplied", "submitted photo", "social media", "epa/efe",
		"bloomberg news", "anadolu ajansı", "新华社", "新華社", "picture-alliance", "dpa-zentralbild", "dpa/picture alliance", "dpa/pa", "тасс", "риа новости",
		"jiji press", "共同", "共同通信", "時事", "연합뉴스", "뉴시스", "뉴스1", "anp photo", "hollandse hoogte", "ntb scanpix", "ritzau", "stt-lehtikuva", "keystone-sda",
		"aap image", "la presse canadienne", "apa-images", "apa/afp", "belga image", "belgaimage", "east news", "ctk", "čtk", "tasr", "mti", "tanjug",
		"fonet", "agerpres", "inquam photos", "unian", "уніан", "укринформ", "укрінформ", "ukrinform", "bta", "бта", "eurokinissi", "europa press", "lusa",
		"agência brasil", "agencia brasil", "folhapress", "estadão conteúdo", "agência o globo", "télam", "telam", "noticias argentinas", "cuartoscuro",
		"notimex", "agencia uno", "colprensa", "pti", "press trust of india", "afp forum", "hans lucas", "bestimage", "maxppp", "photopqr", "agence vu",
		"gettyimages", "istock photo", "istock/getty images", "getty images/istockphoto", "adobestock", "stock.adobe.com", "fotolia", "dreamstime", "123rf",
		"bigstock", "colourbox", "freepik", "imago/zuma wire", "mauritius images", "laif", "akg-images", "bpk", "interfoto", "bridgeman images",
		"mary evans picture library", "everett collection", "camera press", "redux pictures", "sipa press", "abaca press", "backgrid", "sopa images",
		"pacific press", "icon sportswire", "action images", "roger-viollet", "ullstein bild", "library of congress", "noaa", "usgs", "nasa/jpl",
		"nasa/jpl-caltech", "eso", "wikipedia", "wikicommons", "pap", "invision":
		return true
	}
	return false
}

// isSource reports whether s is an agency, or says where a picture is from as
// captions do but prose does too: a network, a site, "archive".
func isSource(s string) bool {
	if len(s) > mostSource {
		return false
	}
	if isAgency(s) || isSite(s) {
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

// isHouse reports whether w is what papers, archives and offices that hand out
// pictures are called.
func isHouse(w string) bool {
	switch strings.ToLower(strings.Trim(w, ",.")) {
	case "times", "post", "news", "journal", "herald", "tribune", "guardian", "magazine", "gazette", "chronicle", "press", "images", "pictures", "photos",
		"photography", "agency", "media", "archive", "archives", "telegraph", "observer", "globe", "mirror", "courier", "register", "dispatch", "sentinel",
		"examiner", "inquirer", "newspapers", "photo", "stock", "wire", "studio", "studios", "museum", "library", "police", "university", "ministry",
		"department", "collection", "archiv", "archivo", "zeitung", "presse", "agentur", "agencja", "agentura", "agencia", "agência", "agenzia", "agence", "bilder", "fotografie",
		"polizei", "feuerwehr", "museo", "musée", "bibliothek", "bibliothèque", "biblioteca", "universität", "ministerium", "ministerio", "ministère",
		"prensa", "imprensa", "prefeitura", "arquivo", "acervo":
		return true
	}
	return false
}

// isSite reports whether s is the name of a site: "example.org".
func isSite(s string) bool {
	s = strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(s, "https://"), "http://"))
	s, _, _ = strings.Cut(s, "/")
	dot := strings.LastIndexByte(s, '.')
	if dot < 2 || len(s)-dot < 3 || len(s)-dot > 7 || len(s) > 60 {
		return false
	}
	return strings.Trim(s[dot+1:], "abcdefghijklmnopqrstuvwxyz") == "" && strings.Trim(s[:dot], "abcdefghijklmnopqrstuvwxyz0123456789-.äöü") == ""
}
