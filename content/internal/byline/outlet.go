package byline

import "strings"

// maxOutlet is the maximum length of the name of an outlet, in bytes.
const maxOutlet = 60

// IsAgency reports whether name is an agency, a newspaper or an archive that provides
// news texts or pictures.
func IsAgency(name string) bool {
	if len(name) > maxOutlet {
		return false
	}
	switch strings.ToLower(name) {
	case "reuters", "ap", "ap photo", "ap images", "associated press", "the associated press", "afp", "afp photo", "agence france-presse", "epa", "epa-efe",
		"efe", "getty", "getty images", "getty images europe", "afp via getty images", "afp/getty images", "afp/getty", "bloomberg",
		"bloomberg via getty images", "anadolu", "anadolu agency", "anadolu via getty images", "aljazeera", "al jazeera", "xinhua", "pa", "pa media",
		"pa wire", "pa images", "press association", "dpa", "picture alliance", "alamy", "alamy stock photo", "alamy live news", "shutterstock", "rex",
		"rex/shutterstock", "rex features", "magnum photos", "magnum", "nurphoto", "nurphoto via getty images", "zuma", "zuma press", "zuma wire", "tass",
		"sputnik", "ria novosti", "kyodo", "kyodo news", "jiji", "yonhap", "anp", "tt", "ntb", "scanpix", "ritzau scanpix", "lehtikuva", "keystone", "aap",
		"redux", "sipa", "sipa usa", "abaca", "upi", "wenn", "splash", "splash news", "unsplash", "pexels", "pixabay", "flickr", "wikimedia",
		"wikimedia commons", "istock", "istockphoto", "istock.com", "adobe stock", "depositphotos", "polaris", "imago", "imago images", "corbis",
		"hulton archive", "gamma-rapho", "eyevine", "lightrocket", "lightrocket via getty images", "the new york times", "new york times",
		"the washington post", "washington post", "the guardian", "nasa", "esa", "usa today sports", "usa today", "usa today network", "via reuters", "ansa",
		"lapresse", "apa", "belga", "cp", "the canadian press", "canadian press", "bettmann", "bettmann archive", "ullstein", "tass via getty images", "npr",
		"bbc", "cnn", "nbc news", "abc news", "cbs news", "epa/efe", "bloomberg news", "anadolu ajansı", "新华社", "新華社", "picture-alliance", "dpa-zentralbild",
		"dpa/picture alliance", "dpa/pa", "тасс", "риа новости", "jiji press", "共同", "共同通信", "時事", "연합뉴스", "뉴시스", "뉴스1", "anp photo", "hollandse hoogte",
		"ntb scanpix", "ritzau", "stt-lehtikuva", "keystone-sda", "aap image", "la presse canadienne", "apa-images", "apa/afp", "belga image", "belgaimage",
		"east news", "ctk", "čtk", "tasr", "mti", "tanjug", "fonet", "agerpres", "inquam photos", "unian", "уніан", "укринформ", "укрінформ", "ukrinform",
		"bta", "бта", "eurokinissi", "europa press", "lusa", "agência brasil", "agencia brasil", "folhapress", "estadão conteúdo", "agência o globo",
		"télam", "telam", "noticias argentinas", "cuartoscuro", "notimex", "agencia uno", "colprensa", "pti", "press trust of india", "afp forum",
		"hans lucas", "bestimage", "maxppp", "photopqr", "agence vu", "gettyimages", "istock photo", "istock/getty images", "getty images/istockphoto",
		"adobestock", "stock.adobe.com", "fotolia", "dreamstime", "123rf", "bigstock", "colourbox", "freepik", "imago/zuma wire", "mauritius images", "laif",
		"akg-images", "bpk", "interfoto", "bridgeman images", "mary evans picture library", "everett collection", "camera press", "redux pictures",
		"sipa press", "abaca press", "backgrid", "sopa images", "pacific press", "icon sportswire", "action images", "roger-viollet", "ullstein bild",
		"library of congress", "noaa", "usgs", "nasa/jpl", "nasa/jpl-caltech", "eso", "wikipedia", "wikicommons", "pap", "invision":
		return true
	}
	return false
}

// IsOutlet reports whether the first or the last word of name shows that it is a
// newspaper, a publisher or an institution: "Grimsand Gazette", "Museum of Norland".
func IsOutlet(name string) bool {
	words := strings.Fields(name)
	return len(words) > 1 && HasOnlyNames(name) && (isOutletWord(words[len(words)-1]) || isOutletWord(words[0]))
}

// isOutletWord reports whether a word is common in the names of newspapers, archives and
// institutions.
func isOutletWord(word string) bool {
	switch strings.ToLower(strings.Trim(word, ",.")) {
	case "times", "post", "news", "journal", "herald", "tribune", "guardian", "magazine", "gazette", "chronicle", "press", "images", "pictures", "photos",
		"photography", "agency", "media", "archive", "archives", "telegraph", "observer", "globe", "mirror", "courier", "register", "dispatch", "sentinel",
		"examiner", "inquirer", "newspapers", "photo", "stock", "wire", "studio", "studios", "museum", "library", "police", "university", "ministry",
		"department", "collection", "archiv", "archivo", "zeitung", "presse", "agentur", "agencja", "agentura", "agencia", "agência", "agenzia", "agence",
		"bilder", "fotografie", "polizei", "feuerwehr", "museo", "musée", "bibliothek", "bibliothèque", "biblioteca", "universität", "ministerium",
		"ministerio", "ministère", "prensa", "imprensa", "prefeitura", "arquivo", "acervo":
		return true
	}
	return false
}

// IsSite reports whether s begins with the host name of a site: "example.org",
// "https://www.example.org/gulls".
func IsSite(s string) bool {
	s = strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(s, "https://"), "http://"))
	s, _, _ = strings.Cut(s, "/")
	dot := strings.LastIndexByte(s, '.')
	if dot < 2 || len(s)-dot < 3 || len(s)-dot > 7 || len(s) > maxOutlet {
		return false
	}
	return strings.Trim(s[dot+1:], "abcdefghijklmnopqrstuvwxyz") == "" && strings.Trim(s[:dot], "abcdefghijklmnopqrstuvwxyz0123456789-.äöü") == ""
}
