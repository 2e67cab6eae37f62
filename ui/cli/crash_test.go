package cli

import (
	"bytes"
	"io"
	"os"
	"strings"
	"testing"

	"pullquote/content/analysis"

	"github.com/spf13/cobra"
)

// brittle is a stream that panics.
type brittle struct{}

func (brittle) Read([]byte) (int, error)  { panic("a wave") }
func (brittle) Write([]byte) (int, error) { panic("a wave") }

// TestCrash checks that a panic anywhere in a command that prints is one sentence, which names
// the source, and exit code 3.
func TestCrash(t *testing.T) {
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	const text = "“It is late,” said Jo Park.\n"
	for _, c := range []struct {
		args   []string
		stdin  io.Reader
		stdout io.Writer
		want   string
	}{
		{[]string{"text", "-"}, brittle{}, io.Discard, "pullquote: cannot read standard input: pullquote crashed on it (a wave); please report this\n"},
		{[]string{"quotes", "-"}, brittle{}, io.Discard, "pullquote: cannot read standard input: pullquote crashed on it (a wave); please report this\n"},
		{[]string{"search", "tide", "-"}, brittle{}, io.Discard, "pullquote: cannot read standard input: pullquote crashed on it (a wave); please report this\n"},
		{[]string{"quotes", "--jsonl"}, brittle{}, io.Discard, "pullquote: cannot read standard input: pullquote crashed on it (a wave); please report this\n"},
		{[]string{"quotes", "-"}, strings.NewReader(text), brittle{}, "pullquote: cannot read standard input: pullquote crashed on it (a wave); please report this\n"},
		{[]string{"json"}, null, brittle{}, "pullquote: cannot read the built-in article: pullquote crashed on it (a wave); please report this\n"},
		{[]string{"--help"}, null, brittle{}, "pullquote: pullquote crashed (a wave); please report this\n"},
	} {
		var stderr bytes.Buffer
		if code := Main(c.args, c.stdin, c.stdout, &stderr); code != exitSource || stderr.String() != c.want {
			t.Errorf("%v: exit code %d, %q, want %q", c.args, code, stderr.String(), c.want)
		}
	}
}

// TestAnalysisCrashes checks a panic after the source has been opened.
func TestAnalysisCrashes(t *testing.T) {
	r := &runner{stdin: strings.NewReader("“It is late,” said Jo Park.\n"), stdout: io.Discard}
	root := r.command()
	wave := func(*cobra.Command, string, *analysis.Analysis) (*analysis.Analysis, error) { panic("a wave") }
	root.AddCommand(&cobra.Command{Use: "wave", RunE: r.printPart(wave, nil)})
	var stderr bytes.Buffer
	if code := r.run(root, []string{"wave", "-"}, &stderr); code != exitSource || !strings.HasPrefix(stderr.String(), "pullquote: cannot read standard input: pullquote crashed on it (a wave)") {
		t.Errorf("exit code %d, %q", code, stderr.String())
	}
}

// TestFilterCrash checks that a line on which a filter panics is skipped like one that is wrong.
func TestFilterCrash(t *testing.T) {
	var out, stderr bytes.Buffer
	err := filter(strings.NewReader("a\nb\nc\n"), &out, &stderr, func(line []byte) ([]byte, error) {
		if string(line) == "b" {
			panic("a wave")
		}
		return line, nil
	})
	if err != nil || out.String() != "a\nc\n" || stderr.String() != "pullquote: skipped line 2: pullquote crashed on it (a wave)\n" {
		t.Errorf("%v, output %q, errors %q", err, out.String(), stderr.String())
	}
}

// TestFullDisk checks that help which cannot be written is an error.
func TestFullDisk(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("there is no full device")
	}
	defer full.Close()
	for _, args := range [][]string{{"--help"}, {"help", "quotes"}, {"quotes", "--help"}, {"--version"}} {
		var stderr bytes.Buffer
		if code := Main(args, nil, full, &stderr); code != exitSource || strings.Count(stderr.String(), "\n") != 1 || !strings.Contains(stderr.String(), "no space left") {
			t.Errorf("%v: exit code %d, %q", args, code, stderr.String())
		}
	}
}
