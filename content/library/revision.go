package library

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A revision says when a row was last changed and on which device:
//
//	1796022000000-0002-QX4ZT7RB
//
// The parts are the time in Unix milliseconds, a counter and the device. Revisions have a
// fixed width, so their order as strings is the order of the changes. They are a hybrid
// logical clock (Kulkarni et al., 2014): they follow the wall clock, but never go backwards
// when it does. If a row was changed on two machines, the change with the greater revision
// wins.

const (
	deviceLength = 8 // characters
	maxCounter   = 0xffff
)

// nextRevision returns the revision of a change now, after the revision last, which may be
// "".
func nextRevision(last string, now time.Time, device string) string {
	millis, counter := now.UnixMilli(), int64(0)
	if before, rest, ok := strings.Cut(last, "-"); ok {
		lastMillis, err := strconv.ParseInt(before, 10, 64)
		if err == nil && lastMillis >= millis {
			millis = lastMillis
			count, _, _ := strings.Cut(rest, "-")
			n, _ := strconv.ParseInt(count, 16, 64) // 0 if it is invalid
			if counter = n + 1; counter > maxCounter {
				millis, counter = millis+1, 0
			}
		}
	}
	return fmt.Sprintf("%013d-%04x-%s", millis, counter, device)
}

// begin sets the revision of the change.
func (c *change) begin(ctx context.Context) error {
	device, err := c.setting(ctx, "device")
	if err != nil {
		return err
	}
	if device == "" {
		device = rand.Text()[:deviceLength]
		if err := c.set(ctx, "device", device); err != nil {
			return err
		}
	}
	last, err := c.setting(ctx, "clock")
	if err != nil {
		return err
	}
	c.device, c.rev = device, nextRevision(last, time.Now(), device)
	return c.set(ctx, "clock", c.rev)
}

// setting returns a setting; "" if it has not been set.
func (c *change) setting(ctx context.Context, name string) (value string, err error) {
	err = c.QueryRowContext(ctx, "SELECT value FROM setting WHERE name = ?", name).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, err
}

func (c *change) set(ctx context.Context, name, value string) error {
	_, err := c.ExecContext(ctx, "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value)
	return err
}
