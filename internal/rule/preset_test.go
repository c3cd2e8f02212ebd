package rule_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/rule"
)

func TestPresetOf(t *testing.T) {
	for name, test := range map[string]struct {
		words []string
		want  map[string]any
	}{
		"nothing":                   {nil, nil},
		"a group without":           {[]string{"recommended"}, nil},
		"a group with":              {[]string{"azure-baseline"}, map[string]any{"reading": "azure"}},
		"two that agree":            {[]string{"azure-baseline", "azure-cis"}, map[string]any{"reading": "azure"}},
		"two that do not":           {[]string{"azure-baseline", "pss-baseline"}, map[string]any{}},
		"two that agree in part":    {[]string{"pss-restricted", "pss-baseline"}, map[string]any{"reading": "pss"}},
		"a group beside rules":      {[]string{"azure-baseline", "host-port"}, nil},
		"rules beside a group":      {[]string{"host-port", "azure-baseline"}, nil},
		"part of the name of group": {[]string{"azure-*"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, rule.PresetOf(test.words).Everywhere); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}
