{{- define "generalscaler.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* Forty characters: the longest suffix of ours has eighteen, and a label value ends at sixty-three. */}}
{{- define "generalscaler.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" }}
{{- else }}
{{- $name := default .Chart.Name .Values.nameOverride }}
{{- if contains $name .Release.Name }}
{{- .Release.Name | trunc 40 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 40 | trimSuffix "-" }}
{{- end }}
{{- end }}
{{- end }}

{{- define "generalscaler.selector" -}}
app.kubernetes.io/name: {{ include "generalscaler.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "generalscaler.labels" -}}
{{ include "generalscaler.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: generalscaler
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/*
The components that run: in the joint topology one, in the split two. Each is a dict with
name (the Deployment's), component (its label), serviceAccount, containers (which programs it holds), replicas.
*/}}
{{- define "generalscaler.components" -}}
{{- $full := include "generalscaler.fullname" . }}
{{- $accounts := .Values.serviceAccount }}
{{- if eq .Values.topology "joint" }}
components:
- name: {{ $full }}
  component: generalscaler
  serviceAccount: {{ include "generalscaler.account" (dict "root" . "given" $accounts.names.joint "own" $full) }}
  containers: [webhook, controller]
  replicas: {{ .Values.replicas }}
{{- else }}
components:
{{- range $program := list "webhook" "controller" }}
{{- $own := printf "%s-%s" $full $program }}
{{- $replicas := (index $.Values $program).replicas }}
- name: {{ $own }}
  component: {{ $program }}
  serviceAccount: {{ include "generalscaler.account" (dict "root" $ "given" (index $accounts.names $program) "own" $own) }}
  containers: [{{ $program }}]
  replicas: {{ if kindIs "invalid" $replicas }}{{ $.Values.replicas }}{{ else }}{{ $replicas }}{{ end }}
{{- end }}
{{- end }}
{{- end }}

{{- define "generalscaler.account" -}}
{{- if .given }}{{ .given }}{{ else if .root.Values.serviceAccount.create }}{{ .own }}{{ else }}default{{ end }}
{{- end }}

{{/* The component that holds the given program, as YAML: (dict "root" $ "program" "webhook"). */}}
{{- define "generalscaler.componentOf" -}}
{{- $program := .program }}
{{- range (include "generalscaler.components" .root | fromYaml).components }}
{{- if has $program .containers }}
{{- toYaml . }}
{{- end }}
{{- end }}
{{- end }}

{{- define "generalscaler.image" -}}
{{- $image := .image }}
{{- with .root.Values.image.registry }}{{ . }}/{{ end }}{{ $image.repository }}
{{- if $image.digest }}@{{ $image.digest }}{{ else }}:{{ default .root.Chart.AppVersion $image.tag }}{{ end }}
{{- end }}

{{/* The list of namespaces that admission leaves alone: those of the values and our own. */}}
{{- define "generalscaler.excludedNamespaces" -}}
{{- append .Values.webhook.excludedNamespaces .Release.Namespace | uniq | toYaml }}
{{- end }}
