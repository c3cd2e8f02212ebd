//go:build linux

// Package bench measures whole processes: akslint against a floor that only
// walks, reads and decodes, against akslint with OPA, and against other
// linters on PATH. The processes take turns, so that the ratios hold on a
// machine whose speed drifts.
//
//	go test ./bench -run '^$' -bench . -benchtime 20x
package bench

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A process is a command to measure.
type process struct {
	name string
	args []string // followed by the paths
}

// cost is what one run took.
type cost struct {
	cpu    time.Duration
	memory int64 // peak resident set, in bytes
}

func BenchmarkProcess(b *testing.B) {
	processes := processes(b)
	for _, workload := range workloads(b) {
		b.Run(workload.name, func(b *testing.B) {
			costs := make([][]cost, len(processes))
			for b.Loop() {
				for i, process := range processes {
					costs[i] = append(costs[i], run(b, process, workload.path))
				}
			}
			report(b, processes, costs)
		})
	}
}

// report logs each process' CPU time as a ratio to that of the floor, the
// first, as the median of the pairs.
func report(b *testing.B, processes []process, costs [][]cost) {
	b.Helper()
	for i, process := range processes {
		var ratios []float64
		var memory int64
		for run, cost := range costs[i] {
			ratios = append(ratios, float64(cost.cpu)/float64(costs[0][run].cpu))
			memory = max(memory, cost.memory)
		}
		slices.Sort(ratios)
		cpu := median(costs[i])
		b.ReportMetric(ratios[len(ratios)/2], process.name+"-x-floor")
		b.Logf("%-14s %6.2f x the floor (%.2f to %.2f)   %8.1f ms CPU   %6.1f MiB",
			process.name, ratios[len(ratios)/2], ratios[0], ratios[len(ratios)-1],
			float64(cpu)/float64(time.Millisecond), float64(memory)/(1<<20))
	}
	b.ReportMetric(0, "ns/op") // of all processes together, which means nothing
}

func median(costs []cost) time.Duration {
	sorted := slices.SortedFunc(slices.Values(costs), func(a, b cost) int { return cmp.Compare(a.cpu, b.cpu) })
	return sorted[len(sorted)/2].cpu
}

// run runs a process to its end. Its exit code does not matter: findings are
// expected.
func run(b *testing.B, process process, path string) cost {
	b.Helper()
	command := exec.Command(process.args[0], append(process.args[1:], path)...)
	if err := command.Run(); err != nil {
		if exit := (*exec.ExitError)(nil); !errors.As(err, &exit) {
			b.Fatal(err)
		}
	}
	usage, ok := command.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		b.Skip("this system does not report what a process used")
	}
	return cost{
		cpu:    command.ProcessState.UserTime() + command.ProcessState.SystemTime(),
		memory: usage.Maxrss * 1024, // Linux counts kibibytes
	}
}

// processes builds what is measured. The floor comes first.
func processes(b *testing.B) []process {
	b.Helper()
	folder := b.TempDir()
	build := func(name, pkg string) string {
		binary := filepath.Join(folder, name)
		if out, err := exec.Command("go", "build", "-o", binary, pkg).CombinedOutput(); err != nil {
			b.Fatalf("build %s: %v\n%s", pkg, err, out)
		}
		return binary
	}
	akslint := build("akslint", "../cmd/akslint")
	all := []process{
		{"floor", []string{build("floor", "./testdata/floor")}},
		{"akslint", []string{akslint, "lint"}},
		{"akslint-opa", []string{akslint, "lint", "--engine", "opa"}},
	}
	if peer, err := exec.LookPath("kube-linter"); err == nil {
		all = append(all, process{"kube-linter", []string{peer, "lint"}})
	}
	if peer, err := exec.LookPath("kube-score"); err == nil {
		script := `find "$1" -name '*.yaml' -print0 | xargs -0 ` + peer + ` score`
		all = append(all, process{"kube-score", []string{"sh", "-c", script, "sh"}})
	}
	return all
}

type workload struct{ name, path string }

func workloads(b *testing.B) []workload {
	b.Helper()
	pod := b.TempDir()
	write(b, filepath.Join(pod, "pod.yaml"), onePod)
	all := []workload{{"one-pod", pod}}
	out, err := exec.Command("go", "-C", "../conformance", "list", "-m", "-f", "{{.Dir}}", "k8s.io/pod-security-admission").Output()
	if err != nil {
		b.Fatal(err)
	}
	fixtures := filepath.Join(string(bytes.TrimSpace(out)), "test", "testdata")
	all = append(all, workload{"pod-security-fixtures", fixtures})
	manifests := "../../shared/corpus/manifests"
	if _, err := os.Stat(manifests); err == nil {
		all = append(all, workload{"real-manifests", manifests})
	} else {
		b.Logf("no corpus of real manifests: %v", err)
	}
	if !testing.Short() {
		all = append(all, workload{"45000-pods", manyPods(b, 45_000)})
	}
	return all
}

func manyPods(b *testing.B, count int) string {
	b.Helper()
	folder := b.TempDir()
	for i := range count {
		below := filepath.Join(folder, strconv.Itoa(i/500))
		if i%500 == 0 {
			if err := os.Mkdir(below, 0o700); err != nil {
				b.Fatal(err)
			}
		}
		write(b, filepath.Join(below, fmt.Sprintf("pod-%d.yaml", i)), strings.ReplaceAll(onePod, "web", fmt.Sprintf("web-%d", i)))
	}
	return folder
}

func write(b *testing.B, name, content string) {
	b.Helper()
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		b.Fatal(err)
	}
}

const onePod = `apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  hostNetwork: true
  containers:
    - name: web
      image: contoso.azurecr.io/web:1.4
      ports:
        - containerPort: 8080
      securityContext:
        privileged: true
        capabilities:
          add: [NET_ADMIN]
`
