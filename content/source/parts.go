package source

import (
	"context"

	"pullquote/content"
)

// OpenParts opens a source like [Open], to be read in parts. A long source is parsed only
// while its parts are read; any other is one part.
func OpenParts(ctx context.Context, spec string, o Options) (content.Parts, error) {
	var parts content.Parts
	o.parts = &parts
	a, _, err := Open(ctx, spec, o)
	if err != nil {
		return content.Parts{}, err
	}
	if !o.hasParts() {
		return content.WholePart(a), nil
	}
	each := parts.Each
	parts.Each = func(ctx context.Context, sel content.Selection, yield func(content.Part) bool) error {
		return Isolate(spec, func() error { return each(ctx, sel, yield) })
	}
	return parts, nil
}

// hasParts reports whether the source has been split into parts.
func (o Options) hasParts() bool { return o.parts != nil && o.parts.Each != nil }
