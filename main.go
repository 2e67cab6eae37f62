// Command pullquote is a terminal reader that knows who said what.
package main

import (
	"os"

	"pullquote/ui/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
