package source

import (
	"cmp"
	"time"

	"pullquote/content/bounds"
)

// Limits bound the size of sources and the time to open them.
type Limits struct {
	Source      int64 // bytes of a file or of standard input
	Whole       int64 // the same, if its format is neither parsed in pieces nor cut
	Unpacked    int64 // bytes that a gzip file unpacks to
	Response    int64 // bytes of a response, packed and unpacked
	Media       int64 // bytes of a picture
	FolderNames int   // names in a folder

	Connect   time.Duration // until the connection is established: name lookup, TCP and TLS
	FirstByte time.Duration // from then until the response begins
	Total     time.Duration // for all requests and responses together, including redirects
	Convert   time.Duration // running time of a converter

	Redirects int // redirects that are followed
}

// DefaultLimits returns the limits that replace zero fields of [Options].Limits.
func DefaultLimits() Limits {
	return Limits{
		Source:      bounds.MaxFile,
		Whole:       bounds.MaxWhole,
		Unpacked:    bounds.MaxUnpacked,
		Response:    bounds.MaxResponse,
		Media:       20 << 20,
		FolderNames: 10_000,
		Connect:     10 * time.Second,
		FirstByte:   15 * time.Second,
		Total:       30 * time.Second,
		Convert:     60 * time.Second,
		Redirects:   5,
	}
}

// orDefault returns the limits, with the default for each field that is zero.
func (l Limits) orDefault() Limits {
	d := DefaultLimits()
	return Limits{
		Source:      cmp.Or(l.Source, d.Source),
		Whole:       cmp.Or(l.Whole, d.Whole),
		Unpacked:    cmp.Or(l.Unpacked, d.Unpacked),
		Response:    cmp.Or(l.Response, d.Response),
		Media:       cmp.Or(l.Media, d.Media),
		FolderNames: cmp.Or(l.FolderNames, d.FolderNames),
		Connect:     cmp.Or(l.Connect, d.Connect),
		FirstByte:   cmp.Or(l.FirstByte, d.FirstByte),
		Total:       cmp.Or(l.Total, d.Total),
		Convert:     cmp.Or(l.Convert, d.Convert),
		Redirects:   cmp.Or(l.Redirects, d.Redirects),
	}
}
