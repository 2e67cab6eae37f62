package source

import (
	"cmp"
	"time"
)

// Limits bound what is read, and how long a response from the web may take.
type Limits struct {
	Source int64 // bytes of a file or of standard input, packed and unpacked
	Answer int64 // bytes of a response, packed and unpacked
	Media  int64 // bytes of a picture
	Names  int   // of files that are looked at in a folder

	Connect   time.Duration // until there is a connection: name lookup, TCP and TLS
	FirstByte time.Duration // from then until the response begins
	Whole     time.Duration // for all requests and responses together, with redirects
	Convert   time.Duration // that another program may take to extract the text of a file

	Redirects int // that are followed
}

// DefaultLimits returns the limits that apply where [Options].Limits has none.
func DefaultLimits() Limits {
	return Limits{
		Source:    128 << 20,
		Answer:    32 << 20,
		Media:     20 << 20,
		Names:     10_000,
		Connect:   10 * time.Second,
		FirstByte: 15 * time.Second,
		Whole:     30 * time.Second,
		Convert:   60 * time.Second,
		Redirects: 5,
	}
}

// orDefault returns the limits with the default for each that is zero.
func (l Limits) orDefault() Limits {
	d := DefaultLimits()
	return Limits{
		Source:    cmp.Or(l.Source, d.Source),
		Answer:    cmp.Or(l.Answer, d.Answer),
		Media:     cmp.Or(l.Media, d.Media),
		Names:     cmp.Or(l.Names, d.Names),
		Connect:   cmp.Or(l.Connect, d.Connect),
		FirstByte: cmp.Or(l.FirstByte, d.FirstByte),
		Whole:     cmp.Or(l.Whole, d.Whole),
		Convert:   cmp.Or(l.Convert, d.Convert),
		Redirects: cmp.Or(l.Redirects, d.Redirects),
	}
}
