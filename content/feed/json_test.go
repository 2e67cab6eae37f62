package feed

import (
	"runtime"
	"strings"
	"testing"

	"pullquote/content/internal/blocktest"
)

// TestAttachmentMemory checks that the attachments of an item take memory in proportion to the
// length of the source.
func TestAttachmentMemory(t *testing.T) {
	const unit, n = `{"url":"a"},`, 100_000
	source := []byte(`{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","attachments":[` + strings.Repeat(unit, n) + `{"url":"b"}]}]}`)
	before := blocktest.HeapInUse()
	d, err := readJSON(source)
	if err != nil {
		t.Fatal(err)
	}
	if kept := blocktest.HeapInUse() - before; kept > 8*len(source) {
		t.Errorf("%.1f bytes are kept for each byte", float64(kept)/float64(len(source)))
	}
	if got := len(d.items[0].files); got != n+1 {
		t.Errorf("%d attachments", got)
	}
	runtime.KeepAlive(source)
}
