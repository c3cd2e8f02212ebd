package rule

import (
	"embed"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
)

// A Preset is the parameters that come with a group, so that selecting it judges as
// the body that it is named for does.
type Preset struct {
	Group string
	// Everywhere has values for all rules and libraries with a parameter of the name.
	Everywhere map[string]any
	// Rules has values for parameters of single rules.
	Rules map[string]map[string]any
}

// Presets lists the groups that come with parameters.
func Presets() []Preset {
	azure := map[string]any{"reading": "azure"}
	confined := []any{"runtime/default", "docker/default"}
	return []Preset{
		{Group: "azure-baseline", Everywhere: azure},
		{Group: "azure-cis", Everywhere: azure},
		{Group: "azure-image-integrity", Everywhere: azure},
		{Group: "azure-restricted", Everywhere: azure, Rules: map[string]map[string]any{
			"missing-seccomp-profile": {"allowedProfiles": confined},
			"non-core-volume": {"allowedVolumeTypes": []any{
				"configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret",
			}},
			"unconfined-seccomp": {"allowedProfiles": confined},
		}},
		{Group: "azure-safeguards", Everywhere: azure, Rules: map[string]map[string]any{
			"added-capability":    {"allowedCapabilities": []any{}},
			"unconfined-apparmor": {"allowedProfiles": []any{"runtime/default"}},
		}},
		{Group: "mcsb", Everywhere: azure},
		{Group: "pss-baseline", Everywhere: map[string]any{"reading": "pss", "level": "baseline"}},
		{Group: "pss-restricted", Everywhere: map[string]any{"reading": "pss", "level": "restricted"}},
	}
}

// PresetOf returns the parameters that come with the selected words: those of the
// groups among them, if nothing else is selected, as far as the groups agree.
func PresetOf(words []string) Preset {
	var merged Preset
	for i, word := range words {
		at := slices.IndexFunc(Presets(), func(preset Preset) bool { return preset.Group == word })
		if at < 0 {
			return Preset{}
		}
		preset := Presets()[at]
		if i == 0 {
			merged = preset
			continue
		}
		merged.Everywhere = common(merged.Everywhere, preset.Everywhere, func(a, b any) bool { return a == b })
		merged.Rules = common(merged.Rules, preset.Rules, func(_, _ map[string]any) bool { return false })
	}
	return merged
}

// common returns the entries that two maps share.
func common[V any](a, b map[string]V, equal func(a, b V) bool) map[string]V {
	shared := maps.Clone(a)
	maps.DeleteFunc(shared, func(key string, value V) bool {
		other, both := b[key]
		return !both || !equal(value, other)
	})
	return shared
}

// A file of frozen lists the rules that a group had in a release, a name on each
// line, and is called GROUP@RELEASE. It never changes, so that an update of akslint
// does not bring new rules to those who select it.
//
//go:embed frozen
var frozenFiles embed.FS

// Frozen returns the frozen groups, such as recommended@2026.11, with the names of
// their rules. It must not be changed.
//
//nolint:gochecknoglobals // made of embedded files
var Frozen = sync.OnceValue(func() map[string][]string {
	groups := map[string][]string{}
	files, _ := fs.Glob(frozenFiles, "frozen/*@*") // the pattern is valid
	for _, file := range files {
		content, err := frozenFiles.ReadFile(file)
		if err == nil {
			groups[strings.TrimPrefix(file, "frozen/")] = strings.Fields(string(content))
		}
	}
	return groups
})
