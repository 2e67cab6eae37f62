package cli

import (
	"cmp"
	"fmt"
	"runtime/debug"
	"strings"
	"time"
)

// The linker sets these in a released program: see .ci/release.
var (
	release       string // its version
	releaseCommit string // the commit that it is built from
	releaseDay    string // the day of that commit
)

// version returns the program's version: that of the release, or else as recorded by the build.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return cmp.Or(release, "(unknown version)")
	}
	return versionName(cmp.Or(release, info.Main.Version))
}

// versionName returns what readers call a module's version: a release by its
// tag, anything else as a development version, with its commit if v holds it.
func versionName(v string) string {
	base, _, _ := strings.Cut(v, "+")
	parts := strings.Split(base, "-")
	if len(parts) >= 3 && len(parts[len(parts)-1]) == 12 {
		return "(development version " + parts[len(parts)-1] + ")"
	}
	if v == "" || v == "(devel)" {
		return "(development version)"
	}
	return v
}

// versionLine returns what --version prints: the version, the commit and the version of Go.
func versionLine() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return version()
	}
	return describeBuild(version(), info)
}

// describeBuild returns a version with the commit, as far as the build has recorded it, and the
// version of Go.
func describeBuild(version string, info *debug.BuildInfo) string {
	const shortCommit = 12 // digits
	commit, changes := releaseCommit[:min(len(releaseCommit), shortCommit)], ""
	for _, s := range info.Settings {
		switch {
		case releaseCommit != "":
		case s.Key == "vcs.revision":
			commit = s.Value[:min(len(s.Value), shortCommit)]
		case s.Key == "vcs.modified" && s.Value == "true":
			changes = " with changes"
		}
	}
	name, own, _ := strings.Cut(strings.Trim(version, "()"), " version ")
	if strings.HasPrefix(version, "(development") {
		name = "development version"
	}
	return fmt.Sprintf("%s, commit %s%s, %s", name, cmp.Or(commit, own, "unknown"), changes, info.GoVersion)
}

// buildDay returns the day of the commit that the program was built from, or else today.
func buildDay() string {
	if releaseDay != "" {
		return releaseDay
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if day, _, ok := strings.Cut(s.Value, "T"); ok && s.Key == "vcs.time" {
				return day
			}
		}
	}
	return time.Now().Format(time.DateOnly)
}
