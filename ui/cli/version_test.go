package cli

import (
	"runtime/debug"
	"testing"
)

func TestDescribeBuild(t *testing.T) {
	setting := func(key, value string) debug.BuildSetting { return debug.BuildSetting{Key: key, Value: value} }
	for _, c := range []struct {
		version  string
		settings []debug.BuildSetting
		want     string
	}{
		{"v1.4.0", []debug.BuildSetting{setting("vcs.revision", "c56a64a49a8c0123456789"), setting("vcs.modified", "false")}, "v1.4.0, commit c56a64a49a8c, go1.26.0"},
		{"(development version c56a64a49a8c)", []debug.BuildSetting{setting("vcs.revision", "c56a64a49a8c0123456789"), setting("vcs.modified", "true")}, "development version, commit c56a64a49a8c with changes, go1.26.0"},
		{"(development version)", nil, "development version, commit unknown, go1.26.0"},
		{"(development version c56a64a49a8c)", nil, "development version, commit c56a64a49a8c, go1.26.0"},
	} {
		if got := describeBuild(c.version, &debug.BuildInfo{GoVersion: "go1.26.0", Settings: c.settings}); got != c.want {
			t.Errorf("%q: got %q, want %q", c.version, got, c.want)
		}
	}
}

func TestVersionName(t *testing.T) {
	for recorded, want := range map[string]string{
		"v1.4.0":                             "v1.4.0",
		"v1.4.0-rc.1":                        "v1.4.0-rc.1",
		"":                                   "(development version)",
		"(devel)":                            "(development version)",
		"v0.0.0-20261130094403-c56a64a49a8c": "(development version c56a64a49a8c)",
		"v0.0.0-20261130094403-c56a64a49a8c+dirty":  "(development version c56a64a49a8c)",
		"v1.4.1-0.20261130094403-c56a64a49a8c":      "(development version c56a64a49a8c)",
		"v1.4.0-rc.1.0.20261130094403-c56a64a49a8c": "(development version c56a64a49a8c)",
	} {
		if got := versionName(recorded); got != want {
			t.Errorf("%q: got %q, want %q", recorded, got, want)
		}
	}
}
