package html

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// bylineOf is who wrote the article: from its JSON-LD, from the metas, from what
// is marked as the author, from what has a byline's class or stands near the
// headline like one. An organization, or the site itself, is the author if nobody
// else is.
func (s *profile) bylineOf(article thing, site string, near []string) string {
	house := ""
	for _, from := range []func() string{
		func() string { return s.bylineOfThing(article["author"], site, false) },
		func() string { return s.bylineOfThing(article["creator"], site, false) },
		func() string { return s.bylineOfPages(site) },
		func() string { return s.bylineOfMetas(site) },
		func() string { return joinNames(namesIn(s.authors), site) },
		func() string { return nameNear(near) },
		func() string { return s.bylineOfClass(site) },
	} {
		by := from()
		if by != "" && !isSite(by, dom.Fold(site)) {
			return by
		}
		if house == "" {
			house = by
		}
	}
	for _, v := range []any{article["author"], article["creator"]} {
		if by := s.bylineOfThing(v, site, true); by != "" {
			return by
		}
	}
	return house
}

// bylineOfThing puts together the names of the persons, or else of the
// organizations too, that a property holds.
func (s *profile) bylineOfThing(v any, site string, houses bool) string {
	var names []string
	for _, m := range s.makers(v) {
		if houses || !m.isHouse {
			names = append(names, m.name)
		}
	}
	return joinNames(names, site)
}

func (s *profile) bylineOfPages(site string) string {
	for _, p := range s.pages() {
		if by := s.bylineOfThing(p["author"], site, false); by != "" {
			return by
		}
	}
	return ""
}

func (s *profile) bylineOfMetas(site string) string {
	for _, name := range []string{
		"author", "parsely-author", "citation_author", "dc.creator", "dc.creator.creator", "dcterms.creator", "sailthru.author", "byl",
		"article:author", "og:article:author", "article:author_name", "cxenseparse:author", "twitter:data1",
	} {
		if name == "twitter:data1" && !strings.EqualFold(s.first("twitter:label1"), "Written by") {
			continue
		}
		names := s.metas[name]
		if strings.HasPrefix(name, "citation") || strings.HasPrefix(name, "dc") {
			names = slices.Clone(names)
			for i := range names {
				names[i] = givenFirst(names[i])
			}
		}
		if by := joinNames(names, site); by != "" {
			return by
		}
	}
	return ""
}

// givenFirst turns a name as libraries write it, "Zhang, Wei", so that the family's
// comes last. Two names with a comma between them stay.
func givenFirst(name string) string {
	family, given, ok := strings.Cut(name, ", ")
	words := len(strings.Fields(family))
	if !ok || words == 0 || isFirm(given) || strings.Contains(given, ",") || isDegree(given) || isJob(given) || len(strings.Fields(given)) > 3 {
		return name
	}
	if words > 1 && startsLarge(family) && len(strings.Fields(given)) > 1 {
		return name
	}
	return given + " " + family
}

// isFirm reports whether a word stands behind the name of a firm.
func isFirm(s string) bool {
	switch strings.ToLower(strings.Trim(s, ". ")) {
	case "inc", "ltd", "llc", "gmbh", "co", "corp", "plc", "ag", "s.a":
		return true
	}
	return false
}

func (s *profile) bylineOfClass(site string) string {
	for _, n := range s.bylines {
		if by := joinNames(namesIn(alike(n)), site); looksLikeNames(by) {
			return by
		}
	}
	return ""
}

// alike is n with the elements right behind it that have the same class: one for
// each author.
func alike(n *dom.Node) []*dom.Node {
	out := []*dom.Node{n}
	const most = 12
	for c, i := n.NextSibling, 0; c != nil && i < 2*most; c, i = c.NextSibling, i+1 {
		switch {
		case c.Type == dom.TextNode && dom.NonSpaceLen(c.Data) == 0:
		case dom.Is(c, n.DataAtom) && dom.Attr(c, "class") == dom.Attr(n, "class"):
			out = append(out, c)
		default:
			return out
		}
	}
	return out
}

// mostByline is how long a byline is, in bytes.
const mostByline = 200

// namesIn are the texts of elements that name the author; those of comments and
// of lists of other articles do not.
func namesIn(nodes []*dom.Node) []string {
	var out []string
	for _, n := range nodes {
		if dom.Closest(n, atom.Nav, atom.Footer, atom.Aside) != nil || inComments(n) {
			continue
		}
		if text := nameIn(n); text != "" {
			out = append(out, text)
		}
	}
	return out
}

// nameIn is what an element marks as the name in it, or all of it.
func nameIn(n *dom.Node) string {
	for c := range dom.All(n) {
		if c.Type != dom.ElementNode || c == n {
			continue
		}
		if dom.HasWord(dom.Attr(c, "itemprop"), "name") {
			if dom.Is(c, atom.Meta) {
				return dom.Attr(c, "content")
			}
			return dom.LineText(c, mostByline)
		}
		if dom.HasClass(c, "fn") { // of a vCard
			return dom.LineText(c, mostByline)
		}
	}
	var links []string
	for c := range dom.All(n) {
		if dom.Is(c, atom.A) && (dom.Attr(c, "rel") == "author" || strings.Contains(dom.Attr(c, "href"), "/author")) {
			if text := dom.LineText(c, mostByline); text != "" && !slices.Contains(links, text) {
				links = append(links, text)
			}
		}
	}
	if len(links) > 0 && len(links) < 6 {
		return strings.Join(links, ", ")
	}
	return dom.LineText(n, mostByline)
}

// inComments reports whether n is in what readers wrote below.
func inComments(n *dom.Node) bool {
	return withinMarked(n, "comment", "related")
}

// inColumn reports whether n is in a column beside the text.
func inColumn(n *dom.Node) bool { return withinMarked(n, "sidebar") }

// withinMarked reports whether n, or what it is in, has one of some words in its
// marks. Those of a whole page say what it can have.
func withinMarked(n *dom.Node, words ...string) bool {
	const most = 12 // steps up
	for i := 0; n != nil && i < most && !dom.Is(n, atom.Body, atom.Html, atom.Main); n, i = n.Parent, i+1 {
		m := dom.ClassAndID(n)
		if slices.ContainsFunc(words, func(w string) bool { return strings.Contains(m, w) }) {
			return true
		}
	}
	return false
}

// joinNames cleans names and puts them together as in a sentence: "Jo Park, Ana
// Ruiz and Li Wei". "" if none of them is the name of a person or a desk.
func joinNames(raw []string, site string) string {
	var out []string
	for _, name := range raw {
		for _, one := range cutNames(cleanName(name)) {
			if one != "" && !slices.ContainsFunc(out, func(o string) bool { return dom.Fold(o) == dom.Fold(one) }) {
				out = append(out, one)
			}
		}
	}
	if len(out) > 1 {
		out = slices.DeleteFunc(out, func(o string) bool { return dom.Fold(o) == dom.Fold(site) })
	}
	switch len(out) {
	case 0:
		return ""
	case 1:
		return out[0]
	}
	return strings.Join(out[:len(out)-1], ", ") + " and " + out[len(out)-1]
}

// cutNames parts "Jo Park, Ana Ruiz and Li Wei". What follows a comma and is no
// name of two words is a job or a degree: it goes.
func cutNames(s string) []string {
	var out []string
	s = strings.NewReplacer(" and ", ", ", " & ", ", ", " und ", ", ", " et ", ", ", ";", ",", "/", ",").Replace(s)
	for i, part := range strings.Split(s, ",") {
		part = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(part), "and "))
		if name, place, ok := strings.Cut(part, " in "); ok && startsLarge(place) {
			part = name
		}
		if i > 0 && (isJob(part) || len(strings.Fields(part)) < 2 && !isDegree(part)) {
			continue
		}
		if i > 0 && isDegree(part) {
			out[len(out)-1] += ", " + part
			continue
		}
		out = append(out, part)
	}
	return out
}

func startsLarge(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func isDegree(s string) bool {
	switch strings.ReplaceAll(s, ".", "") {
	case "PhD", "MD", "RN", "Jr", "Sr", "MPH", "DO", "JD", "CFP", "CPA", "RD", "DVM", "MS", "MSc", "MBA":
		return true
	}
	return false
}

// isJob reports whether a part of a byline says what somebody does.
func isJob(s string) bool {
	for w := range strings.FieldsSeq(dom.Fold(s)) {
		switch w {
		case "editor", "reporter", "writer", "correspondent", "contributor", "staff", "senior", "director", "manager", "professor", "founder",
			"ceo", "cto", "journalist", "columnist", "producer", "specialist", "author", "head", "chief", "officer", "analyst", "lecturer",
			"researcher", "fellow", "president", "news", "university", "expert", "associate", "redakteur", "redaktion", "journaliste", "dietitian", "nutritionist", "team":
			return true
		}
	}
	return false
}

// cleanName takes off what bylines say besides names: "By", dates, addresses,
// what follows a bar or a dot.
func cleanName(s string) string {
	s = content.SanitizeLine(dom.Unescape(s))
	if i := strings.Index(strings.ToLower(s), "written by "); i > 0 {
		s = s[i:] // behind a date
	}
	if strings.Contains(s, "://") || strings.HasPrefix(s, "www.") {
		return ""
	}
	for {
		cut := withoutLead(s)
		if cut == s {
			break
		}
		s = cut
	}
	for _, sep := range []string{" | ", " • ", " · ", " — ", " – ", " - ", "|", "•", "·", " (@", " @", " on ", " Updated", " Published", " Posted", " Last updated", " Reviewed by", " Medically", " Fact checked", " Edited by", " Read more", " View more"} {
		if i := strings.Index(s, sep); i > 0 {
			s = s[:i]
		}
	}
	s = cutDate(s)
	s = strings.Trim(s, " ,;:|·•–—-")
	isPath := !strings.Contains(s, " ") && strings.Contains(strings.TrimRight(s, "."), ".") && strings.ToLower(s) == s
	if isPath || isAccount(s) || strings.Contains(s, "@") || len(s) > mostByline || len(strings.Fields(s)) > 14 || !strings.ContainsFunc(s, unicode.IsLetter) {
		return ""
	}
	return s
}

// isAccount reports whether a name is that of an account, not of anybody.
func isAccount(name string) bool {
	switch dom.Fold(name) {
	case "admin", "administrator", "webmaster", "root", "user", "guest", "superuser", "wpadmin", "site admin", "none", "null", "undefined", "default":
		return true
	}
	return false
}

func withoutLead(s string) string {
	lower := strings.ToLower(s)
	for _, lead := range []string{
		"by ", "by: ", "by:", "written by: ", "written by:", "written by ", "posted by: ", "posted by:", "posted by ", "words by ", "story by ", "text by ", "author: ", "author:", "authors: ", "authored by ", "published by ", "reported by ",
		"article by ", "contributed by ", "created by ", "about the author ", "author ", "from ",
		"von ", "par ", "por ", "di ", "door ", "av ", "af ", "tekst: ", "text: ", "autor: ", "autora: ", "auteur : ", "auteur: ", "autore: ", "auteure : ",
		"por: ", "por:", "von: ", "par : ", "di: ", "door: ", "автор: ", "автор:", "автор ", "текст: ", "autor ", "skrevet av ", "geschrieben von ", "eingestellt von ", "veröffentlicht von ", "gepostet von ", "verfasst von ", "écrit par ", "rédigé par ", "publié par ",
		"escrito por ", "publicado por ", "postado por ", "scritto da ", "pubblicato da ", "geplaatst door ", "geschreven door ", "autor tekstu: ", "文：", "作者：", "作者:", "記者 ", "文・", "文/",
	} {
		if strings.HasPrefix(lower, lead) && len(s) > len(lead) {
			return strings.TrimSpace(s[len(lead):])
		}
	}
	return s
}

// cutDate cuts a byline before the date in it.
func cutDate(s string) string {
	words := strings.Fields(s)
	for i := 1; i < len(words); i++ {
		for n := min(5, len(words)-i); n >= 1; n-- {
			if _, ok := day(strings.Join(words[i:i+n], " ")); ok {
				return strings.Join(words[:i], " ")
			}
		}
	}
	return s
}

// looksLikeNames reports whether a text that only a class calls a byline is
// one: few words, most of which begin large.
func looksLikeNames(s string) bool {
	large, n := 0, 0
	for w := range strings.FieldsSeq(s) {
		n++
		if startsLarge(w) {
			large++
		}
	}
	return n > 1 && n <= 10 && large*3 >= n*2
}
