package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A way is a file that says the same as others in its own notation, and its
// findings: LINE:COLUMN RULE.
type way struct {
	file, findings string
}

// sameFindings lints one thing in every notation, by the rules that are named in
// its ways: the findings are the same, and each stands where its notation says
// so, or should.
func sameFindings(t *testing.T, folder string, ways []way) {
	t.Helper()
	var first []string // the rules that the first notation breaks
	rules := rulesOf(ways)
	for _, way := range ways {
		t.Run(way.file, func(t *testing.T) {
			file := "../../testdata/" + folder + "/" + way.file
			lines, broken := findings(t, nil, file, rules)
			if diff := cmp.Diff(strings.Split(strings.TrimSpace(way.findings), "\n"), lines); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if first == nil {
				first = broken
			}
			if diff := cmp.Diff(first, broken); diff != "" {
				t.Errorf("-first notation +this one:\n%s", diff)
			}
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			unnamed, _ := findings(t, bytes.NewReader(content), "-", rules)
			if diff := cmp.Diff(lines, unnamed); diff != "" {
				t.Errorf("-by its name +from standard input:\n%s", diff)
			}
		})
	}
}

func TestWays_cluster(t *testing.T) {
	sameFindings(t, "cluster-five-ways", []way{
		{"create.sh", `
5:1 azure-policy-addon-disabled
5:1 azure-rbac-disabled
5:1 defender-profile-disabled
5:1 local-accounts-enabled
5:1 missing-network-policy-engine
5:1 oidc-issuer-disabled
5:1 workload-identity-disabled
7:3 free-tier
11:56 unrestricted-cluster-egress
12:53 broad-authorized-ip-range
`},
		{"update.sh", `
5:1 azure-policy-addon-disabled
5:1 azure-rbac-disabled
5:1 defender-profile-disabled
5:1 missing-network-policy-engine
5:1 oidc-issuer-disabled
5:1 workload-identity-disabled
17:3 free-tier
18:3 local-accounts-enabled
19:3 unrestricted-cluster-egress
22:53 broad-authorized-ip-range
`},
		{"template.json", `
30:17 free-tier
35:7 defender-profile-disabled
35:7 local-accounts-enabled
35:7 oidc-issuer-disabled
35:7 workload-identity-disabled
38:9 azure-rbac-disabled
42:9 azure-policy-addon-disabled
63:13 broad-authorized-ip-range
66:9 missing-network-policy-engine
69:27 unrestricted-cluster-egress
`},
		{"main.tf", `
15:39 azure-policy-addon-disabled
15:39 defender-profile-disabled
15:39 local-accounts-enabled
15:39 oidc-issuer-disabled
15:39 workload-identity-disabled
21:25 free-tier
33:3 azure-rbac-disabled
38:48 broad-authorized-ip-range
41:3 missing-network-policy-engine
44:27 unrestricted-cluster-egress
`},
		{"show.json", `
8:24 azure-rbac-disabled
14:3 azure-policy-addon-disabled
44:7 broad-authorized-ip-range
55:27 local-accounts-enabled
73:22 missing-network-policy-engine
74:21 unrestricted-cluster-egress
78:16 oidc-issuer-disabled
85:5 defender-profile-disabled
87:5 workload-identity-disabled
95:13 free-tier
`},
	})
}

func TestWays_access(t *testing.T) {
	sameFindings(t, "access-three-ways", []way{
		{"assign.sh", `
6:3 broad-role-assignment
10:22 invalid-federation-subject
11:15 invalid-federation-audience
13:46 free-defender-plan
14:28 superseded-defender-plan
`},
		{"template.json", `
22:29 broad-role-assignment
30:24 free-defender-plan
36:15 superseded-defender-plan
69:28 invalid-federation-subject
71:19 invalid-federation-audience
`},
		{"main.tf", `
8:26 broad-role-assignment
22:31 invalid-federation-subject
23:32 invalid-federation-audience
28:19 free-defender-plan
32:19 superseded-defender-plan
`},
	})
}

// TestWays_list lints what `az aks list` prints, out of a pipe.
func TestWays_list(t *testing.T) {
	const file = "../../testdata/cluster-five-ways/show.json"
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	list := io.MultiReader(strings.NewReader("["), bytes.NewReader(content), strings.NewReader("]"))
	want, _ := findings(t, nil, file, "all")
	got, _ := findings(t, list, "-", "all")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-one +in a list:\n%s", diff)
	}
}

// rulesOf are the rules that ways name, joined by commas.
func rulesOf(ways []way) string {
	var rules []string
	for _, way := range ways {
		for line := range strings.Lines(strings.TrimSpace(way.findings)) {
			_, rule, _ := strings.Cut(strings.TrimSpace(line), " ")
			rules = append(rules, rule)
		}
	}
	slices.Sort(rules)
	return strings.Join(slices.Compact(rules), ",")
}

// findings returns those of a file, by place, and the rules it breaks.
func findings(t *testing.T, stdin io.Reader, file, selected string) (lines, rules []string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := run([]string{"lint", "--format", "json", "--select", selected, file}, stdin, &stdout, &stderr); code != exitFindings {
		t.Fatalf("exit code %d: %s", code, &stderr)
	}
	var report struct {
		Findings []struct {
			Rule         string
			Line, Column int
		}
	}
	if err := json.Unmarshal(stdout.Bytes(), &report); err != nil {
		t.Fatal(err)
	}
	for _, finding := range report.Findings {
		lines = append(lines, fmt.Sprintf("%d:%d %s", finding.Line, finding.Column, finding.Rule))
		rules = append(rules, finding.Rule)
	}
	slices.Sort(rules)
	return lines, slices.Compact(rules)
}
