package source

import (
	"cmp"
	"time"
)

// Limits bound what is read and how long an answer from the web may take.
type Limits struct {
	Source int64 // bytes of a file or the standard input, packed and unpacked
	Answer int64 // bytes of an answer from the web, packed and unpacked
	Names  int   // of a folder that are looked at

	Connect   time.Duration // until there is a connection: the name's address, TCP and TLS
	FirstByte time.Duration // from there until the answer begins
	Whole     time.Duration // for everything, redirects included
	Convert   time.Duration // that another program may take to get a text out of a file

	Redirects int // that are followed
}

// DefaultLimits are the limits that hold where no others are given.
func DefaultLimits() Limits {
	return Limits{
		Source:    128 << 20,
		Answer:    32 << 20,
		Names:     10_000,
		Connect:   10 * time.Second,
		FirstByte: 15 * time.Second,
		Whole:     30 * time.Second,
		Convert:   60 * time.Second,
		Redirects: 5,
	}
}

// orDefault fills in what is not given.
func (l Limits) orDefault() Limits {
	d := DefaultLimits()
	return Limits{
		Source:    cmp.Or(l.Source, d.Source),
		Answer:    cmp.Or(l.Answer, d.Answer),
		Names:     cmp.Or(l.Names, d.Names),
		Connect:   cmp.Or(l.Connect, d.Connect),
		FirstByte: cmp.Or(l.FirstByte, d.FirstByte),
		Whole:     cmp.Or(l.Whole, d.Whole),
		Convert:   cmp.Or(l.Convert, d.Convert),
		Redirects: cmp.Or(l.Redirects, d.Redirects),
	}
}
