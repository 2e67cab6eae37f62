package feed

// A role is the way in which an element of a feed is read.
type role int

const (
	skipped   role = iota // not shown to readers
	container             // contains other elements
	line                  // the text is a single value: an address, a date, a name
	rich                  // the text may contain markup
)

// A containerKind is a kind of container, or a set of kinds.
type containerKind int

const (
	inRoot   containerKind = 1 << iota // <rss>, <rdf:RDF>
	inFeed                             // <channel>, Atom's <feed>
	inItem                             // <item>, <entry>
	inPerson                           // Atom's <author>
	inGroup                            // <media:group>
	inMedium                           // <media:content>
)

// A field is the field of a document in which the content of an element is stored.
type field int

const (
	noField field = iota
	titleField
	descriptionField
	bodyField
	linkField
	idField
	dateField
	authorField
	languageField
	serialField
	fileField
	thumbField
	mediaTitle
	mediaDescription
	mediaCredit
)

// A rule describes how an element is read.
type rule struct {
	in    containerKind // the containers in which it counts; it is skipped elsewhere, so that no container nests in itself
	role  role
	opens containerKind // the kind of a container
	field field
	rank  int // see [value]
}

// vocabulary contains the elements that matter to a reader, by the names that
// [xmlReader.name] returns. All others are skipped.
var vocabulary = map[string]rule{
	// RSS.
	"channel":       {in: inRoot, role: container, opens: inFeed},
	"item":          {in: inRoot | inFeed, role: container, opens: inItem},
	"title":         {in: inFeed | inItem, role: rich, field: titleField},
	"description":   {in: inFeed | inItem, role: rich, field: descriptionField},
	"content":       {in: inItem, role: rich, field: bodyField, rank: 2},
	"link":          {in: inFeed | inItem, role: line, field: linkField},
	"guid":          {in: inItem, role: line, field: idField},
	"pubdate":       {in: inItem, role: line, field: dateField},
	"lastbuilddate": {in: inFeed, role: line, field: dateField},
	"author":        {in: inItem, role: line, field: authorField},
	"language":      {in: inFeed, role: line, field: languageField},
	"enclosure":     {in: inItem, role: line, field: fileField},
	// Atom's names and the page's own element, as some RSS feeds use them.
	"summary":    {in: inItem, role: rich, field: descriptionField, rank: 1},
	"id":         {in: inItem, role: line, field: idField},
	"published":  {in: inItem, role: line, field: dateField, rank: 1},
	"issued":     {in: inItem, role: line, field: dateField, rank: 1},
	"created":    {in: inItem, role: line, field: dateField, rank: 2},
	"updated":    {in: inFeed | inItem, role: line, field: dateField, rank: 4},
	"modified":   {in: inFeed | inItem, role: line, field: dateField, rank: 4},
	"body":       {in: inItem, role: rich, field: bodyField, rank: 3},
	"xhtml:body": {in: inItem, role: rich, field: bodyField, rank: 1},
	"xhtml:div":  {in: inItem, role: rich, field: bodyField, rank: 2},
	// The content module of RSS 1.0.
	"content:encoded": {in: inItem, role: rich, field: bodyField},
	// Atom 1.0, and the names in Atom 0.3.
	"atom:entry":     {in: inFeed, role: container, opens: inItem},
	"atom:author":    {in: inFeed | inItem, role: container, opens: inPerson},
	"atom:name":      {in: inPerson, role: line, field: authorField, rank: 1},
	"name":           {in: inPerson, role: line, field: authorField, rank: 1},
	"atom:title":     {in: inFeed | inItem, role: rich, field: titleField, rank: 1},
	"atom:subtitle":  {in: inFeed, role: rich, field: descriptionField, rank: 1},
	"atom:tagline":   {in: inFeed, role: rich, field: descriptionField, rank: 1},
	"atom:summary":   {in: inItem, role: rich, field: descriptionField, rank: 1},
	"atom:content":   {in: inItem, role: rich, field: bodyField, rank: 1},
	"atom:link":      {in: inFeed | inItem, role: line, field: linkField, rank: 1},
	"atom:id":        {in: inItem, role: line, field: idField},
	"atom:published": {in: inItem, role: line, field: dateField, rank: 1},
	"atom:issued":    {in: inItem, role: line, field: dateField, rank: 1},
	"atom:created":   {in: inItem, role: line, field: dateField, rank: 2},
	"atom:updated":   {in: inFeed | inItem, role: line, field: dateField, rank: 4},
	"atom:modified":  {in: inFeed | inItem, role: line, field: dateField, rank: 4},
	// Dublin Core: the elements and the terms.
	"dc:title":         {in: inFeed | inItem, role: rich, field: titleField, rank: 2},
	"dc:description":   {in: inItem, role: rich, field: descriptionField, rank: 2},
	"dc:abstract":      {in: inItem, role: rich, field: descriptionField, rank: 3},
	"dc:creator":       {in: inItem, role: line, field: authorField, rank: 2},
	"dc:author":        {in: inItem, role: line, field: authorField, rank: 3},
	"dc:issued":        {in: inFeed | inItem, role: line, field: dateField, rank: 1},
	"dc:date":          {in: inFeed | inItem, role: line, field: dateField, rank: 2},
	"dc:available":     {in: inFeed | inItem, role: line, field: dateField, rank: 3},
	"dc:created":       {in: inFeed | inItem, role: line, field: dateField, rank: 3},
	"dc:datesubmitted": {in: inItem, role: line, field: dateField, rank: 3},
	"dc:dateaccepted":  {in: inItem, role: line, field: dateField, rank: 3},
	"dc:modified":      {in: inFeed | inItem, role: line, field: dateField, rank: 4},
	"dc:language":      {in: inFeed, role: line, field: languageField, rank: 1},
	// Podcasts.
	"itunes:title":    {in: inItem, role: rich, field: titleField, rank: 3},
	"itunes:author":   {in: inItem, role: line, field: authorField, rank: 4},
	"itunes:summary":  {in: inFeed | inItem, role: rich, field: descriptionField, rank: 3},
	"itunes:subtitle": {in: inItem, role: rich, field: descriptionField, rank: 4},
	"itunes:type":     {in: inFeed, role: line, field: serialField},
	// Media RSS.
	"media:group":       {in: inItem, role: container, opens: inGroup},
	"media:content":     {in: inItem | inGroup, role: container, opens: inMedium},
	"media:thumbnail":   {in: inItem, role: line, field: thumbField},
	"media:title":       {in: inItem | inGroup | inMedium, role: rich, field: mediaTitle},
	"media:description": {in: inItem | inGroup | inMedium, role: rich, field: mediaDescription},
	"media:credit":      {in: inItem | inGroup | inMedium, role: line, field: mediaCredit},
}

// ruleOf returns the rule for an element in a container; the zero rule skips it.
func ruleOf(name string, in containerKind) rule {
	if r := vocabulary[name]; r.in&in != 0 {
		return r
	}
	return rule{}
}

// isItem reports whether an element begins an item, in any container that allows it.
func isItem(name string) bool { return vocabulary[name].opens == inItem }
