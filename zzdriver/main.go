package main

import (
	"compress/gzip"
	"io"
	"os"

	"pullquote/content/caption"
	"pullquote/content/export"
	"pullquote/content/html"
)

func main() {
	// json --base URL FILE
	base, name := os.Args[3], os.Args[4]
	f, _ := os.Open(name)
	z, _ := gzip.NewReader(f)
	data, _ := io.ReadAll(z)
	a := html.Parse(data, base)
	export.JSON(os.Stdout, export.Document{Article: a, Notes: caption.Notes(a)})
}
