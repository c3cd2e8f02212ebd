package engine

import (
	"fmt"
	"regexp"
	"strconv"
	"time"
)

// A Target says what files are judged for. Rules read it as data.target, so that
// what depends on a version or a date is reproducible.
type Target struct {
	// Minor is the y of Kubernetes 1.y.
	Minor int
	// Today is the date that support ends and retirements are compared with, as
	// 2006-01-02.
	Today string
}

// newestMinor is that of the newest version of Kubernetes that AKS supports.
// https://learn.microsoft.com/azure/aks/supported-kubernetes-versions
const newestMinor = 37

// DefaultTarget is the newest version of Kubernetes, today.
func DefaultTarget() Target {
	return Target{Minor: newestMinor, Today: time.Now().UTC().Format(time.DateOnly)}
}

// SetVersion sets Minor to that of a version of Kubernetes, as 1.34 or 1.34.2.
func (t *Target) SetVersion(version string) error {
	parts := regexp.MustCompile(`^v?1\.(\d{1,3})(\.\d+)?$`).FindStringSubmatch(version)
	if parts == nil {
		return fmt.Errorf("%q is not a Kubernetes version: want 1.34, for example", version)
	}
	t.Minor, _ = strconv.Atoi(parts[1])
	return nil
}

// SetToday sets Today to a date.
func (t *Target) SetToday(date string) error {
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		return fmt.Errorf("%q is not a date: want 2026-11-25, for example", date)
	}
	t.Today = date
	return nil
}

// Data is the target as rules see it.
func (t Target) Data() map[string]any {
	return map[string]any{"minor": float64(t.Minor), "today": t.Today}
}
