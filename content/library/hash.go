package library

import (
	"crypto/sha256"
	"hash"

	"pullquote/content"

	"golang.org/x/text/unicode/norm"
)

// A Hash identifies the plain text of an article: the SHA-256 of the texts of its blocks in
// NFC, each followed by a zero byte. The zero Hash stands for a text that is not known.
type Hash [sha256.Size]byte

// A Digest computes the [Hash] of an article in steps. Make one with [NewDigest].
type Digest struct {
	article *content.Article
	hash    hash.Hash
	next    content.BlockIndex
}

// NewDigest returns a digest of an article that has been opened as a whole.
func NewDigest(a *content.Article) *Digest { return &Digest{article: a, hash: sha256.New()} }

// Step adds the next block. It reports false if there are no more blocks.
func (d *Digest) Step() bool {
	if int(d.next) >= d.article.Len() {
		return false
	}
	d.hash.Write(norm.NFC.Bytes([]byte(d.article.Block(d.next).Plain())))
	d.hash.Write([]byte{0})
	d.next++
	return true
}

// Hash returns the hash. All blocks must have been added.
func (d *Digest) Hash() Hash { return Hash(d.hash.Sum(nil)) }
