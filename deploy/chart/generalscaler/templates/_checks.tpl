{{/* What the schema cannot say, as it concerns two values at once. Rendered with the Deployments. */}}
{{- define "generalscaler.checks" -}}
{{- if eq .Values.topology "joint" }}
{{- $ports := list (int .Values.webhook.port) (int .Values.webhook.managementPort) (int .Values.controller.managementPort) }}
{{- if ne (len ($ports | uniq)) 3 }}
{{- fail (printf "webhook.port, webhook.managementPort and controller.managementPort are %v: they must differ, as in the joint topology the containers share a pod" $ports) }}
{{- end }}
{{- end }}
{{- if eq (int .Values.webhook.port) (int .Values.webhook.managementPort) }}
{{- fail (printf "webhook.port and webhook.managementPort are both %v: they must differ" .Values.webhook.port) }}
{{- end }}
{{- if and .Values.webhook.clientCA.names (not .Values.webhook.clientCA.configMap) }}
{{- fail "webhook.clientCA.names needs webhook.clientCA.configMap: without it callers show no certificate" }}
{{- end }}
{{- $least := add .Values.webhook.drainSeconds 15 }}
{{- if lt (int .Values.terminationGracePeriodSeconds) (int $least) }}
{{- fail (printf "terminationGracePeriodSeconds is %v: with webhook.drainSeconds %v it must be at least %v, so that the drain ends before the kill" .Values.terminationGracePeriodSeconds .Values.webhook.drainSeconds $least) }}
{{- end }}
{{- end }}
